import type { DocumentHeader } from './document-header.ts';

/** What a reader is told before the text of a document that must not be relied on. */
export interface StatusNotice {
  readonly words: string;
  /** The day after which it holds; left out when it holds always. */
  readonly after?: string;
}

/** Drafts, revisions under review and withdrawn documents say so at once; one in force when its review is overdue. */
export function statusNotice({ status, nextReview }: Pick<DocumentHeader, 'status' | 'nextReview'>): StatusNotice {
  switch (status) {
    case '草稿':
      return { words: '草稿：还没有批准，不得用于作业。' };
    case '评审':
      return { words: '评审中：这一版还没有批准，不得用于作业。' };
    case '作废':
      return { words: '已经作废，只作为历史保留，不得用于作业。' };
    case '生效':
      return { words: `应在 ${nextReview} 前评审，已经过期：内容可能不是最新，拿不准先问归口岗位。`, after: nextReview };
  }
}
