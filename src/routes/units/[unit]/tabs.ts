/** A page of a unit that stands in its row of tabs: its word, and where it lies below the unit. */
export interface Tab {
  key: string;
  href: string;
}

/**
 * The tabs of a unit of a kind, for who has these rights there. A level above the provinces settles no hour of a cell and reads no cell's plan: of all the cells there are
 * (270,000) those pages would be given up after 45 seconds (docs/decisions/023).
 */
export function tabsOf(kind: string, rights: readonly string[]): Tab[] {
  return [
    { key: 'overview', href: '/overview' }, { key: 'month', href: '' }, ...(kind === 'central' ? [] : [{ key: 'calendar', href: '/calendar' }, { key: 'plans', href: '/plans' }]), { key: 'report', href: '/report' },
    { key: 'supervision', href: '/supervision' }, { key: 'organisation', href: '/organisation' }, ...(rights.includes('see-log') ? [{ key: 'log', href: '/log' }] : [])
  ];
}
