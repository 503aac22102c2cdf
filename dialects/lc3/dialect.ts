// The LC-3 dialect: the language of Patt and Patel's little computer, and the machine itself.
import type { Dialect } from '#core/dialect.ts';
import { language } from './language.ts';
import { lc3Machine } from './machine/support.ts';

export const lc3: Dialect = { ...language, machine: lc3Machine };
