/**
 * Who may open the evidence of a report, a file or a place where it can be seen: the member who reported it, the one who answers for the
 * task now, and those who see into the cell: its committee, the member in charge, the committee above (`see-attendance`).
 */
export function opensEvidence(reader: { memberId: string | null; rights: ReadonlySet<string> }, reportedBy: string | null, answersNow: string | null): boolean {
  if (reader.rights.has('see-attendance')) return true;
  return reader.memberId !== null && (reader.memberId === reportedBy || reader.memberId === answersNow);
}
