import { calm } from './calm.ts';

/**
 * A text as people type it on a phone: without marks, small letters, single spaces. `Nguyễn Văn Ấn` → `nguyen van an`.
 * Decomposed text and wrongly ordered marks fold alike, because every mark is dropped after full decomposition.
 */
export function fold(text: string): string {
  return calm(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}
