import * as z from 'zod';
import { ref, refs, slug, text, texts } from '../fields.ts';
import { defineRegister } from '../register.ts';

const departmentSchema = z.strictObject({
  id: slug('部门编号，小写英文', 'quality'),
  name: text('部门名称'),
  head: ref('role', '部门负责人岗位').optional(),
  duties: texts('部门职能').min(1, '至少写一条职能'),
  interfaces: z
    .array(z.strictObject({ with: ref('department', '对口部门'), matter: text('交接什么、以哪张单为准') }))
    .default([])
    .meta({ description: '与其他部门的职责界面' }),
});

const roleSchema = z.strictObject({
  id: slug('岗位编号，小写英文', 'iqc-inspector'),
  title: text('岗位名称'),
  department: ref('department', '所属部门'),
  reportsTo: ref('role', '直接上级岗位').optional(),
  headcount: text('编制人数（示例公司）'),
  duties: texts('职责').min(1, '至少写一条职责'),
  authority: texts('权限：能自己决定什么').min(1, '至少写一条权限'),
  qualifications: texts('任职资格').min(1, '至少写一条任职资格'),
  standIn: ref('role', '不在岗时的代理岗位').optional(),
  kpis: refs('kpi', '考核指标'),
});

const systemSchema = z.strictObject({
  id: slug('系统编号，小写英文', 'wms'),
  name: text('系统简称，如 WMS'),
  fullName: text('系统全称'),
  purpose: text('用它做什么'),
  owner: ref('role', '系统负责岗位'),
});

const courseSchema = z.strictObject({
  id: z.string().regex(/^TR-\d{2}$/, '课程编号应写成 TR-06 的样子').meta({ description: '课程编号' }),
  name: text('课程名称'),
  hours: z.number().positive('学时应大于 0').meta({ description: '学时，小时' }),
  content: texts('讲什么').default([]),
  assessment: text('考核方式与合格线'),
  roles: refs('role', '必修岗位'),
  frequency: text('什么时候上、多久复训一次'),
  record: ref('form', '留下的培训记录').optional(),
});

export type Department = z.infer<typeof departmentSchema>;
export type Role = z.infer<typeof roleSchema>;
export type BusinessSystem = z.infer<typeof systemSchema>;
export type Course = z.infer<typeof courseSchema>;

export const departments = defineRegister({
  name: 'departments',
  kind: 'department',
  label: '部门',
  about: '公司有哪些部门、各管什么、与谁交接。',
  schema: departmentSchema,
  titleOf: (entry) => entry.name,
});

export const roles = defineRegister({
  name: 'roles',
  kind: 'role',
  label: '岗位',
  about: '岗位说明书：职责、权限、任职资格、上级和代理人。',
  schema: roleSchema,
  titleOf: (entry) => entry.title,
});

export const systems = defineRegister({
  name: 'systems',
  kind: 'system',
  label: '系统',
  about: 'ERP、WMS、MES 等信息系统各管什么。',
  schema: systemSchema,
  titleOf: (entry) => entry.name,
});

export const courses = defineRegister({
  name: 'courses',
  kind: 'course',
  label: '培训课程',
  about: '课程、学时、考核和必修岗位。',
  schema: courseSchema,
  titleOf: (entry) => entry.name,
});
