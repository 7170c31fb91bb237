/** The types of cell whose content differs (HD 42-HD/BTCTW, 4). */
export const cellTypes = ['village', 'administrative-office', 'public-service-unit', 'state-enterprise', 'private-enterprise', 'students', 'armed-forces', 'abroad'] as const;
export type CellType = (typeof cellTypes)[number];

/** Special cells of the armed forces do not use the members' handbook app (docs/field.md): of their papers and results nothing is known from it, and nothing is asked of them there. */
export const typeWithoutHandbook: CellType = 'armed-forces';
export const usesHandbook = (type: CellType | null): boolean => type !== typeWithoutHandbook;
