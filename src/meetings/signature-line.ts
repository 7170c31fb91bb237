import { signatureLines } from '../../playbooks/papers.ts';

/** The name under which a committee or a cell keeps on whose behalf papers are signed: 'cell' or 'committee'; the nearest unit upward wins. */
export const signatureSettingName = 'paper.signature';
export const signatureLine = (kept: string | null): string => signatureLines[kept === 'committee' ? 1 : 0];
