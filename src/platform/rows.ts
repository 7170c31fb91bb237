// Written by scripts/row-types.ts from the migrated database. Do not edit.
import type { ColumnType, Generated } from 'kysely';

/** Read as a value; written as JSON text. */
export type Json = ColumnType<unknown, string, string>;

export interface Rows {
  'command_log.command': {
    unit_id: string;
    id: string;
    name: string;
    actor_id: string;
    post_kind: string;
    claimed_at: Date;
    received_at: Date;
    salt: Buffer;
    salted: Buffer;
    previous: Buffer;
    hash: Buffer;
    result: Json;
  };
  'command_log.contradiction': {
    unit_id: string;
    id: string;
    salted: Buffer;
    body: string;
    actor_id: string;
    received_at: Date;
  };
  'command_log.head': {
    unit_id: string;
    hash: Buffer;
    length: number;
  };
  'command_log.inspection_payload': {
    unit_id: string;
    id: string;
    inspection_id: string;
    body: string | null;
    erased_at: Date | null;
  };
  'command_log.payload': {
    unit_id: string;
    id: string;
    body: string | null;
    erased_at: Date | null;
  };
  addendum: {
    cell_id: string;
    id: string;
    meeting_id: string;
    day: string;
    text: string;
    by_person_id: string;
    by_name: Generated<string>;
    document_id: string | null;
  };
  agenda_item: {
    cell_id: string;
    id: string;
    meeting_id: string;
    position: number;
    origin: string;
    key: string | null;
    title: string;
    minutes: number;
    points: Generated<string>;
    started_at: Date | null;
    ended_at: Date | null;
    paper: Generated<string>;
  };
  attendance: {
    cell_id: string;
    meeting_id: string;
    member_id: string;
    mark: string;
    at: Date;
    source: string;
    confirmed: Generated<boolean>;
  };
  calendar_address: {
    cell_id: string;
    id: string;
    person_id: string;
    secret_hash: string;
    made_at: Date;
    revoked_at: Date | null;
  };
  cell_request: {
    cell_id: string;
    id: string;
    text: string;
    meeting_id: string | null;
    at: Date;
    by_person_id: string;
    by_name: string;
  };
  clause: {
    cell_id: string;
    id: string;
    resolution_id: string;
    position: number;
    text: string;
  };
  delegation: {
    unit_id: string;
    id: Generated<string>;
    from_person_id: string;
    to_person_id: string;
    post_kind: string;
    valid: string;
    reason: string;
    holder_name: string;
    withdrawn_at: Date | null;
  };
  document_head: {
    cell_id: string;
    head: string;
    length: number;
  };
  document_number: {
    cell_id: string;
    kind: string;
    cycle: string;
    last: number;
  };
  document_term: {
    cell_id: string;
    starts_on: string;
  };
  empty_month: {
    cell_id: string;
    month: string;
    reason: string;
    held_on: string | null;
    present: number | null;
  };
  filed_document: {
    cell_id: string;
    id: string;
    meeting_id: string | null;
    kind: string;
    number: number | null;
    symbol: Generated<string>;
    issued_on: string;
    content: Json;
    content_hash: string;
    previous: string;
    head: string;
    seal: string;
    cycle: string | null;
    year: number | null;
  };
  frame_withdrawal: {
    unit_id: string;
    frame_id: string;
    reason: string;
    chosen: Json;
    at: Date;
    by_person_id: string;
    by_name: string;
  };
  grade: {
    cell_id: string;
    meeting_id: string;
    grade: string;
    points: number;
    reason: string;
    by_person_id: string;
    at: Date;
    by_name: Generated<string>;
    lines: Json | null;
  };
  guest: {
    cell_id: string;
    id: string;
    meeting_id: string;
    name: string;
    role: Generated<string>;
    person_id: string | null;
  };
  holiday: {
    day: string;
    kind: string;
    name: string;
    source: string;
    confirmed: boolean;
  };
  import_mapping: {
    unit_id: string;
    signature: string;
    mapping: Json;
  };
  inspected_member: {
    unit_id: string;
    inspection_id: string;
    subject_id: string;
    member_id: string;
    person_id: string;
    member_name: string;
  };
  inspection: {
    id: string;
    unit_id: string;
    subject_id: string;
    kind: string;
    about: string;
    quarter: string;
    outside: boolean;
    at: Date;
    by_person_id: string;
    dropped_at: Date | null;
    drop_reason: Generated<string>;
    decision_number: string | null;
    decision_day: string | null;
    begins_on: string | null;
    days: number | null;
  };
  inspection_conclusion: {
    unit_id: string;
    inspection_id: string;
    text: string;
    version: number;
    at: Date;
    by_person_id: string;
    by_name: string;
  };
  inspection_extension: {
    unit_id: string;
    inspection_id: string;
    days: number;
    reason: string;
    given_on: string;
    at: Date;
    by_person_id: string;
    by_name: string;
  };
  inspection_file: {
    unit_id: string;
    inspection_id: string;
    id: string;
    word_id: string;
    name: string;
    media_type: string;
    size: number;
    content_hash: string;
    secrecy_confirmed: string | null;
    at: Date;
    by_person_id: string;
  };
  inspection_finding: {
    unit_id: string;
    inspection_id: string;
    id: string;
    nature: string;
    text: string;
    at: Date;
    by_person_id: string;
    by_name: string;
    withdrawn_at: Date | null;
    withdrawn_by: string | null;
    withdrawn_because: Generated<string>;
  };
  inspection_member: {
    unit_id: string;
    inspection_id: string;
    id: string;
    person_id: string;
    person_name: string;
    role: string;
    valid: string;
    reason: Generated<string>;
    at: Date;
    by_person_id: string;
  };
  inspection_paper: {
    unit_id: string;
    inspection_id: string;
    id: string;
    text: string;
    due_on: string;
    at: Date;
    by_person_id: string;
    by_name: string;
  };
  inspection_paper_word: {
    unit_id: string;
    inspection_id: string;
    id: string;
    paper_id: string;
    word: string;
    text: string;
    at: Date;
    by_person_id: string;
    by_name: string;
  };
  inspection_programme: {
    unit_id: string;
    year: number;
    number: string;
    passed_on: string;
    at: Date;
    by_person_id: string;
  };
  inspection_remedy: {
    unit_id: string;
    inspection_id: string;
    id: string;
    subject_id: string;
    text: string;
    member_id: string;
    member_name: string;
    due_on: string;
    at: Date;
    by_person_id: string;
    by_name: string;
  };
  inspection_remedy_word: {
    unit_id: string;
    inspection_id: string;
    id: string;
    remedy_id: string;
    word: string;
    text: string;
    new_due_on: string | null;
    at: Date;
    by_person_id: string;
    by_name: string;
  };
  inspection_step: {
    unit_id: string;
    inspection_id: string;
    step: string;
    done_on: string;
    at: Date;
    by_person_id: string;
    by_name: string;
  };
  leave_reason: {
    cell_id: string;
    meeting_id: string;
    member_id: string;
    reason: string;
  };
  mail: {
    cell_id: string;
    about: string;
    subject_id: string;
    person_id: string;
    day: string;
    at: Date;
    failure: Generated<string>;
  };
  mark_sheet: {
    cell_id: string;
    meeting_id: string;
    frame: string;
    points: number;
    grade: string;
    sheet: Json;
    by_person_id: string;
    by_name: string;
    at: Date;
  };
  meeting: {
    cell_id: string;
    id: string;
    kind: string;
    month: string;
    state: Generated<string>;
    starts_at: Date;
    place: string;
    day_reason: Generated<string>;
    theme: Generated<string>;
    author_member_id: string | null;
    reviewer_member_id: string | null;
    chair_member_id: string | null;
    secretary_member_id: string | null;
    marker_member_id: string | null;
    resolution_id: string | null;
    recorded_afterwards: Generated<boolean>;
    pre_meeting: Generated<string>;
    dues_statement: Generated<string>;
    settled_at: Date | null;
    ended_at: Date | null;
    reason: Generated<string>;
    registered_at: Date | null;
    state_before: string | null;
    starts_before: Date | null;
    sequence: Generated<number>;
    pre_meeting_reason: Generated<string>;
  };
  meeting_moment: {
    cell_id: string;
    meeting_id: string;
    moment: string;
    at: Date;
    claimed_at: Date;
    by_person_id: string;
    proof_paper_id: string | null;
  };
  meeting_postponement: {
    cell_id: string;
    id: string;
    meeting_id: string;
    from_starts_at: Date;
    to_starts_at: Date;
    reason: string;
    at: Date;
  };
  member: {
    cell_id: string;
    id: Generated<string>;
    person_id: string;
    valid: string;
    full_name: string;
    folded: string;
    sort_key: string;
  };
  member_detail: {
    cell_id: string;
    member_id: string;
    born: string | null;
    card_number: string | null;
    admitted_on: string | null;
    official_on: string | null;
    phone: string | null;
    email: string | null;
    large_type: Generated<boolean>;
  };
  member_flag: {
    cell_id: string;
    member_id: string;
    flag: string;
    valid: string;
    decision_number: string | null;
    decision_day: string | null;
  };
  member_group: {
    cell_id: string;
    member_id: string;
    valid: string;
    group_id: string;
  };
  member_status: {
    cell_id: string;
    member_id: string;
    valid: string;
    status: string;
    decision_number: string | null;
    decision_day: string | null;
  };
  migration: {
    number: number;
    name: string;
    sha256: string;
    applied_at: Generated<Date>;
  };
  minutes: {
    cell_id: string;
    meeting_id: string;
    approved_at: Date | null;
    approved_in_favour: number | null;
    facts: Json | null;
    wording: Json | null;
    written_at: Date | null;
    approved_of: number | null;
    approved_sections: Json | null;
  };
  model_cell: {
    cell_id: string;
    id: string;
    unit_id: string;
    purpose: string;
    expected: string;
    helper: string;
    decision: string;
    starts_on: string;
    until_on: string;
    at: Date;
    by_person_id: string;
    by_name: string;
  };
  model_review: {
    cell_id: string;
    id: string;
    model_id: string;
    kind: string;
    words: string;
    figures: Json;
    as_of: string;
    outcome: string | null;
    new_until: string | null;
    at: Date;
    by_person_id: string;
    by_name: string;
  };
  month_summary: {
    cell_id: string;
    month: string;
    meeting_id: string | null;
    state: string;
    starts_at: Date | null;
    must_attend: Generated<number>;
    present: Generated<number>;
    late: Generated<number>;
    absent_with_reason: Generated<number>;
    absent_without_reason: Generated<number>;
    spoke: Generated<number>;
    duration_minutes: number | null;
    thematic: Generated<boolean>;
    announced_at: Date | null;
    papers_at: Date | null;
    concluded_at: Date | null;
    filed_at: Date | null;
    posted_at: Date | null;
    self_mark: number | null;
    tasks_before: Generated<number>;
    tasks_done: Generated<number>;
    tasks_done_in_time: Generated<number>;
    tasks_carried: Generated<number>;
    tasks_set: Generated<number>;
    combined: Generated<boolean>;
  };
  notice: {
    cell_id: string;
    id: string;
    meeting_id: string;
    at: Date;
    starts_at: Date;
    place: string;
    text: string;
    change: Generated<boolean>;
  };
  notice_recipient: {
    cell_id: string;
    notice_id: string;
    person_id: string;
    member_id: string | null;
    way: string;
    told_at: Date | null;
  };
  opinion: {
    cell_id: string;
    id: string;
    meeting_id: string;
    member_id: string;
    text: string;
    sent_at: Date;
    brought_up_at: Date | null;
    answer: Generated<string>;
    answer_due_on: string | null;
  };
  opinion_answer: {
    cell_id: string;
    id: string;
    opinion_id: string;
    text: string;
    given_on: string;
    given_by: string;
    at: Date;
    by_person_id: string;
    by_name: string;
  };
  paper: {
    cell_id: string;
    id: string;
    meeting_id: string;
    kind: string;
    name: string;
    media_type: string;
    size: number;
    content_hash: string;
    uploaded_at: Date;
    uploaded_by: string;
    secrecy_confirmed: string | null;
    step: string | null;
    removed_at: Date | null;
    remark: Generated<string>;
    stands_for: Generated<string>;
  };
  paper_opening: {
    cell_id: string;
    paper_id: string;
    member_id: string;
    at: Date;
  };
  person: {
    id: Generated<string>;
  };
  place: {
    id: Generated<string>;
    unit_id: string;
    kind: string;
    name: string;
    folded: string;
  };
  place_cell: {
    place_id: string;
    valid: string;
    cell_id: string;
  };
  planned_visit: {
    cell_id: string;
    id: string;
    month: string;
    person_id: string;
    visitor_name: string;
    reasons: string[];
    source: string;
    dropped_at: Date | null;
    reason: Generated<string>;
    at: Date;
    by_person_id: string;
  };
  post: {
    unit_id: string;
    id: Generated<string>;
    person_id: string;
    holder_name: string;
    kind: string;
    valid: string;
    decision_number: string | null;
    decision_day: string | null;
  };
  pre_meeting: {
    cell_id: string;
    meeting_id: string;
    held_at: Date;
    place: Generated<string>;
    content: string;
    conclusion: string;
  };
  pre_meeting_member: {
    cell_id: string;
    meeting_id: string;
    member_id: string;
  };
  preparation_print: {
    cell_id: string;
    meeting_id: string;
    month: string;
    at: Date;
    print: number[];
    part: string;
  };
  record_opening: {
    cell_id: string;
    id: Generated<string>;
    member_id: string;
    by_person_id: string;
    at: Date;
    what: string;
    by_name: Generated<string>;
  };
  reminder: {
    unit_id: string;
    id: string;
    cell_id: string;
    about: string;
    sent_at: Date;
    seen_at: Date | null;
  };
  reorganisation: {
    id: Generated<string>;
    kind: string;
    decision_number: string | null;
    decision_day: string | null;
    effective_on: string;
    undone_by: string | null;
  };
  reorganisation_part: {
    reorganisation_id: string;
    unit_id: string;
    part: string;
  };
  reply: {
    cell_id: string;
    meeting_id: string;
    member_id: string;
    answer: string;
    at: Date;
    accepted: boolean | null;
    decided_at: Date | null;
    starts_at: Date;
  };
  request_step: {
    cell_id: string;
    id: string;
    request_id: string;
    step: string;
    text: string;
    person_id: string | null;
    person_name: string | null;
    due_on: string | null;
    at: Date;
    by_person_id: string;
    by_name: string;
    nth: number;
  };
  resolution: {
    cell_id: string;
    id: string;
    kind: string;
    day: string;
    subject: string;
    preamble: Generated<string>;
    passed_at: Date | null;
  };
  scoring_frame: {
    id: string;
    unit_id: string;
    made_on: string;
    frame: Json;
    withdrawn_on: string | null;
  };
  self_mark: {
    cell_id: string;
    meeting_id: string;
    criterion: string;
    points: number;
    note: Generated<string>;
  };
  shared_taking: {
    unit_id: string;
    id: string;
    thing_id: string;
    taker_id: string;
    taker_name: string;
    meeting_id: string;
    month: string;
    at: Date;
  };
  shared_thing: {
    unit_id: string;
    id: string;
    giver_id: string;
    giver_name: string;
    model_id: string;
    purpose: string;
    what: string;
    meeting_id: string;
    source_id: string;
    month: string;
    title: string;
    points: string;
    minutes: number;
    paper_name: string | null;
    media_type: string | null;
    size: number | null;
    content_hash: string | null;
    at: Date;
    by_person_id: string;
    by_name: string;
  };
  shared_withdrawal: {
    unit_id: string;
    thing_id: string;
    at: Date;
    by_person_id: string;
  };
  sign_in_slip: {
    cell_id: string;
    id: Generated<string>;
    member_id: string;
    code_hash: string;
    made_by: string;
    made_at: Date;
    expires_at: Date;
    used_at: Date | null;
  };
  signal_dismissal: {
    cell_id: string;
    id: string;
    kind: string;
    subject: string;
    evidence: string[];
    reason: string;
    at: Date;
    by_person_id: string;
    by_name: string;
  };
  site_setting: {
    unit_id: string;
    name: string;
    value: Json;
    valid: string;
  };
  speech: {
    cell_id: string;
    id: string;
    meeting_id: string;
    agenda_item_id: string;
    member_id: string;
    text: Generated<string>;
    at: Date;
  };
  superior_item: {
    unit_id: string;
    id: string;
    month: string;
    title: string;
    points: Generated<string>;
    withdrawn_at: Date | null;
  };
  task: {
    cell_id: string;
    id: string;
    clause_id: string | null;
    text: string;
    member_id: string | null;
    due_on: string;
    evidence: Generated<string>;
    set_on: string;
    status: Generated<string>;
    ended_on: string | null;
    ended_as: string | null;
    entered_by: string | null;
    entered_at: Date | null;
  };
  task_change: {
    cell_id: string;
    id: string;
    task_id: string;
    what: string;
    from_member_id: string | null;
    to_member_id: string | null;
    from_due_on: string;
    to_due_on: string;
    from_evidence: string;
    to_evidence: string;
    reason: string;
    at: Date;
    by_person_id: string;
  };
  task_evidence: {
    cell_id: string;
    id: string;
    task_id: string;
    report_id: string;
    name: string;
    media_type: string;
    size: number;
    content_hash: string;
    secrecy_confirmed: string | null;
    at: Date;
  };
  task_month: {
    cell_id: string;
    task_id: string;
    month: string;
    result: string;
    note: Generated<string>;
    due_before: string | null;
    member_id: string | null;
    at: Date | null;
    by_person_id: string | null;
  };
  task_reminder: {
    cell_id: string;
    id: string;
    task_id: string;
    member_id: string;
    day: string;
    at: Date;
    by_person_id: string;
    told_at: Date | null;
  };
  task_report: {
    cell_id: string;
    id: string;
    task_id: string;
    member_id: string | null;
    at: Date;
    text: string;
    says_done: boolean;
    percent: number | null;
    link: Generated<string>;
    by_person_id: string | null;
  };
  time_proposal: {
    cell_id: string;
    id: string;
    meeting_id: string;
    starts_at: Date;
    reason: string;
    at: Date;
    answered_at: Date | null;
    accepted: boolean | null;
    answer: Generated<string>;
  };
  unit: {
    id: Generated<string>;
    kind: string;
    path: string;
    founded_on: string;
    ended_on: string | null;
    code: string | null;
  };
  unit_name: {
    unit_id: string;
    valid: string;
    name: string;
    folded: string;
    reorganisation_id: string | null;
  };
  unit_parent: {
    unit_id: string;
    valid: string;
    parent_id: string;
    reorganisation_id: string | null;
  };
  unit_report: {
    unit_id: string;
    period: string;
    supplement: number;
    remarks: Generated<string>;
    proposals: Generated<string>;
    version: Generated<number>;
    document_id: string | null;
    closed_at: Date | null;
    closed_by_person_id: string | null;
    closed_by_name: string | null;
  };
  unit_type: {
    unit_id: string;
    valid: string;
    type: string;
  };
  visit: {
    cell_id: string;
    id: string;
    meeting_id: string;
    person_id: string;
    visitor_name: string;
    presence: string;
    good: string[];
    good_words: string;
    mend: string;
    mend_words: string;
    mend_member_id: string | null;
    mend_by: string | null;
    at: Date;
  };
  visit_addendum: {
    cell_id: string;
    id: string;
    visit_id: string;
    text: string;
    at: Date;
    by_person_id: string;
    by_name: string;
  };
  visit_answer: {
    cell_id: string;
    id: string;
    visit_id: string;
    answer: string;
    reason: string;
    at: Date;
    by_person_id: string;
    by_name: string;
  };
  visit_settlement: {
    cell_id: string;
    id: string;
    visit_id: string;
    result: string;
    words: string;
    new_by: string | null;
    at: Date;
    by_person_id: string;
    by_name: string;
  };
  visit_wish: {
    cell_id: string;
    id: string;
    text: string;
    at: Date;
    by_person_id: string;
    by_name: string;
  };
  vote: {
    cell_id: string;
    id: string;
    kind: string;
    subject: string;
    subject_id: string | null;
    day: string;
    base: number;
    present_entitled: number;
    in_favour: number;
    against: number;
    abstained: number;
    passed: boolean;
    at: Date;
  };
  vote_reservation: {
    cell_id: string;
    vote_id: string;
    member_id: string;
    opinion: Generated<string>;
  };
  year_plan: {
    cell_id: string;
    year: number;
    reported_at: Date | null;
    note: Generated<string>;
    reported: Json | null;
  };
  'sign_in.account': {
    id: string;
    accountId: string;
    providerId: string;
    userId: string;
    accessToken: string | null;
    refreshToken: string | null;
    idToken: string | null;
    accessTokenExpiresAt: Date | null;
    refreshTokenExpiresAt: Date | null;
    scope: string | null;
    password: string | null;
    createdAt: Generated<Date>;
    updatedAt: Generated<Date>;
  };
  'sign_in.attempt': {
    account_key: string;
    address_key: string;
    failures: number;
    last_at: Date;
  };
  'sign_in.event': {
    id: Generated<string>;
    at: Date;
    person_id: string | null;
    what: string;
    device: string;
    by_person_id: string | null;
  };
  'sign_in.officer_slip': {
    code_hash: string;
    person_id: string;
    name: string;
    made_by: string;
    made_at: Date;
    expires_at: Date;
    used_at: Date | null;
  };
  'sign_in.passkey': {
    id: string;
    name: string | null;
    publicKey: string;
    userId: string;
    credentialID: string;
    counter: number;
    deviceType: string;
    backedUp: boolean;
    transports: string | null;
    createdAt: Date | null;
    aaguid: string | null;
  };
  'sign_in.session': {
    id: string;
    expiresAt: Date;
    token: string;
    createdAt: Generated<Date>;
    updatedAt: Generated<Date>;
    ipAddress: string | null;
    userAgent: string | null;
    userId: string;
  };
  'sign_in.set_up': {
    code_hash: string;
    created_at: Date;
    used_at: Date | null;
  };
  'sign_in.totp_used': {
    userId: string;
    code: string;
    at: Date;
  };
  'sign_in.twoFactor': {
    id: string;
    secret: string;
    backupCodes: string;
    userId: string;
    verified: Generated<boolean | null>;
    failedVerificationCount: Generated<number | null>;
    lockedUntil: Date | null;
  };
  'sign_in.user': {
    id: string;
    name: string;
    email: string;
    emailVerified: Generated<boolean>;
    image: string | null;
    createdAt: Generated<Date>;
    updatedAt: Generated<Date>;
    username: string | null;
    displayUsername: string | null;
    twoFactorEnabled: Generated<boolean | null>;
    personId: string;
    lockedAt: Date | null;
  };
  'sign_in.verification': {
    id: string;
    identifier: string;
    value: string;
    expiresAt: Date;
    createdAt: Generated<Date>;
    updatedAt: Generated<Date>;
  };
}
