/** Organisations over committees, whose cells belong to those: they read of the cells, and turn to the committees. */
export const isOverCommittees = (kind: string): boolean => ['central', 'province', 'district'].includes(kind);
