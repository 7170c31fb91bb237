import { proofs, type Proof } from './proofs.ts';

/** A requirement of OWASP ASVS 5.0, in words of ours, and what stands for it here. */
export interface Requirement {
  /** '3.4.1' */
  id: string;
  asks: string;
  /**
   * shown: tests show it. part: tests show some of it, and `reason` says what is missing. written: a document says it, as the requirement asks
   * for a document. operator: whoever runs it sees to it. none: there is nothing here that it could be about. not-yet: it is not fulfilled.
   */
  stands: 'shown' | 'part' | 'written' | 'operator' | 'none' | 'not-yet';
  by: readonly Proof[];
  /** the document, for `written` */
  document?: string;
  reason?: string;
}

type Key = keyof typeof proofs;
const tests = (keys: readonly Key[]): Proof[] => keys.map((key) => proofs[key]);

export const shown = (id: string, asks: string, ...by: Key[]): Requirement => ({ id, asks, stands: 'shown', by: tests(by) });
export const part = (id: string, asks: string, by: readonly Key[], reason: string): Requirement => ({ id, asks, stands: 'part', by: tests(by), reason });
export const written = (id: string, asks: string, document: string, reason: string): Requirement => ({ id, asks, stands: 'written', by: [], document, reason });
export const operator = (id: string, asks: string, reason: string): Requirement => ({ id, asks, stands: 'operator', by: [], reason });
export const none = (id: string, asks: string, reason: string): Requirement => ({ id, asks, stands: 'none', by: [], reason });
export const notYet = (id: string, asks: string, reason: string): Requirement => ({ id, asks, stands: 'not-yet', by: [], reason });

/** Every section of the standard (version 5.0.0, May 2025) with the level of each of its requirements in their order: '122' is one of level 1 and two of level 2. */
export const sections: Record<string, string> = {
  '1.1': '22', '1.2': '1111122223', '1.3': '112222222223', '1.4': '222', '1.5': '123',
  '2.1': '122', '2.2': '112', '2.3': '12223', '2.4': '23',
  '3.1': '3', '3.2': '113', '3.3': '12223', '3.4': '11222233', '3.5': '11122333', '3.6': '3', '3.7': '22333',
  '4.1': '12233', '4.2': '23333', '4.3': '22', '4.4': '1222',
  '5.1': '2', '5.2': '112333', '5.3': '113', '5.4': '222',
  '6.1': '122', '6.2': '111111112222', '6.3': '11223333', '6.4': '112233', '6.5': '22222333', '6.6': '2223', '6.7': '33', '6.8': '2222',
  '7.1': '222', '7.2': '1111', '7.3': '22', '7.4': '11222', '7.5': '223', '7.6': '22',
  '8.1': '1233', '8.2': '1123', '8.3': '133', '8.4': '23',
  '9.1': '111', '9.2': '1222',
  '10.1': '22', '10.2': '223', '10.3': '22223', '10.4': '1111122222233333', '10.5': '22222', '10.6': '22', '10.7': '222',
  '11.1': '2233', '11.2': '22233', '11.3': '11233', '11.4': '1222', '11.5': '23', '11.6': '23', '11.7': '33',
  '12.1': '12233', '12.2': '11', '12.3': '22223',
  '13.1': '2333', '13.2': '222223', '13.3': '2233', '13.4': '1222233',
  '14.1': '22', '14.2': '12223333', '14.3': '122',
  '15.1': '12233', '15.2': '12233', '15.3': '1222222', '15.4': '3333',
  '16.1': '2', '16.2': '22222', '16.3': '2222', '16.4': '222', '16.5': '2223',
  '17.1': '23', '17.2': '22223333', '17.3': '22'
};

/** Every requirement of levels 1 and 2 with its level. */
export const asked: ReadonlyMap<string, 1 | 2> = new Map(Object.entries(sections).flatMap(([section, levels]) =>
  [...levels].flatMap((level, at) => (level === '3' ? [] : [[`${section}.${at + 1}`, Number(level) as 1 | 2] as const]))));

export const chapters: readonly string[] = [
  'Encoding and sanitising', 'Validation and business logic', 'The browser', 'Requests and answers', 'Files', 'Signing in', 'Sessions', 'Rights', 'Self-contained tokens',
  'OAuth and OpenID Connect', 'Cryptography', 'Lines between machines', 'Configuration', 'Data protection', 'Code and packages', 'Logs and errors', 'WebRTC'
];
