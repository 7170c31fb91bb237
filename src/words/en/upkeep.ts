export const upkeep = {
  backup: 'Backup', last: (when: string, days: number) => `The last one: ${when}${days > 0 ? ` (${days} ${days === 1 ? 'day' : 'days'} ago)` : ''}.`, proved: 'It was restored on trial, and everything agreed.', sealed: 'Encrypted with the passphrase for backups.',
  notSealed: 'Not encrypted: whoever has the file can read everything. Set BACKUP_PASSPHRASE_FILE to encrypt.', size: (megabytes: string) => `${megabytes} MB.`, never: 'There is no backup yet.',
  notPlanned: 'No daily backup: whoever keeps the machine sets BACKUP_DIR and starts the program again.', daily: (at: string, keep: number) => `Made by itself every day at ${at}; ${keep} are kept.`, failed: (when: string) => `The backup of ${when} failed: see the machine's log, or run npm run doctor.`, fresh: 'Fresh', old: 'Look into it'
};
