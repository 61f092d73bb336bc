import { parseArgs } from 'node:util';
import { runVitest } from '../../scripts/node/run-tests.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '10000' } } });

/** Parsers, flow layout, comparison of texts, search queries, KPI formulas: the properties of the unit tests with many more cases. */
const properties = ['tests/unit/safety/parser-properties.test.ts', 'tests/unit/flow', 'tests/unit/editors/compare.test.ts', 'tests/unit/search', 'tests/unit/domain', 'tests/unit/source', 'tests/unit/markdown'];

process.env['PROPERTY_RUNS'] = values.runs;
process.exitCode = await runVitest(['--project', 'unit', ...properties]);
