/** Who acts: the person behind the account, or the program itself doing a job in a scope it names. */
export interface Actor {
  personId: string;
  accountId: string;
  name: string;
}

/** What a transaction may see, as lists of unit ids (DESIGN §4). Set first in each transaction, gone with it. */
export interface Scope {
  /** rows of these cells and units: names, meetings, tasks */
  cells: readonly string[];
  /** details of the members of these cells: card numbers, phones, reasons for leave */
  details?: readonly string[];
  /** the command log of these units */
  logs?: readonly string[];
  /** committees above, whose items for the agenda may be read */
  above?: readonly string[];
  /** these inspections, by their own ids: who may see one is said inspection by inspection */
  inspections?: readonly string[];
  /** what was found in these inspections */
  findings?: readonly string[];
}
