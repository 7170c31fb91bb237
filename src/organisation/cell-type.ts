/** The types of cell whose content differs (HD 42-HD/BTCTW, 4). */
export const cellTypes = ['village', 'administrative-office', 'public-service-unit', 'state-enterprise', 'private-enterprise', 'students', 'armed-forces', 'abroad'] as const;
export type CellType = (typeof cellTypes)[number];
