-- Sign-in's own tables, read and written by nen_nep_sign_in alone: the first six shapes are better-auth's (core, username, two-factor, passkey), the rest is ours.

create schema sign_in;
grant usage on schema sign_in to nen_nep_sign_in;

create table sign_in."user" (
  "id" text not null, "name" text not null, "email" text not null, "emailVerified" boolean not null default false, "image" text,
  "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now(),
  "username" text, "displayUsername" text, "twoFactorEnabled" boolean default false, "personId" uuid not null, "lockedAt" timestamptz,
  constraint user_pk primary key ("id"), constraint user_email_once unique ("email"), constraint user_username_once unique ("username"), constraint user_person_once unique ("personId")
);
create table sign_in."session" (
  "id" text not null, "expiresAt" timestamptz not null, "token" text not null, "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now(),
  "ipAddress" text, "userAgent" text, "userId" text not null,
  constraint session_pk primary key ("id"), constraint session_token_once unique ("token"),
  constraint session_of_account foreign key ("userId") references sign_in."user" ("id") on delete cascade
);
create index session_of_user on sign_in."session" ("userId");
create table sign_in."account" (
  "id" text not null, "accountId" text not null, "providerId" text not null, "userId" text not null, "accessToken" text, "refreshToken" text, "idToken" text,
  "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz, "scope" text, "password" text, "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now(),
  constraint account_pk primary key ("id"), constraint account_of_user foreign key ("userId") references sign_in."user" ("id") on delete cascade
);
create index account_by_user on sign_in."account" ("userId");
create table sign_in."verification" (
  "id" text not null, "identifier" text not null, "value" text not null, "expiresAt" timestamptz not null, "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now(),
  constraint verification_pk primary key ("id")
);
create index verification_identifier on sign_in."verification" ("identifier");

create table sign_in."twoFactor" (
  "id" text not null, "secret" text not null, "backupCodes" text not null, "userId" text not null, "verified" boolean default true,
  "failedVerificationCount" int default 0, "lockedUntil" timestamptz,
  constraint two_factor_pk primary key ("id"), constraint two_factor_user_once unique ("userId"),
  constraint two_factor_of_user foreign key ("userId") references sign_in."user" ("id") on delete cascade
);
create table sign_in."passkey" (
  "id" text not null, "name" text, "publicKey" text not null, "userId" text not null, "credentialID" text not null, "counter" int not null, "deviceType" text not null,
  "backedUp" boolean not null, "transports" text, "createdAt" timestamptz, "aaguid" text,
  constraint passkey_pk primary key ("id"), constraint passkey_credential_once unique ("credentialID"),
  constraint passkey_of_user foreign key ("userId") references sign_in."user" ("id") on delete cascade
);
create index passkey_of_user on sign_in."passkey" ("userId");

create table sign_in.totp_used (
  "userId" text not null,
  code text not null,
  at timestamptz not null,
  constraint totp_used_pk primary key ("userId", code),
  constraint totp_used_user foreign key ("userId") references sign_in."user" ("id") on delete cascade
);
comment on table sign_in.totp_used is 'Six digits seen in the last minutes: read over a shoulder, they open nothing a second time';
create table sign_in.set_up (
  code_hash text not null,
  created_at timestamptz not null,
  used_at timestamptz,
  constraint set_up_pk primary key (code_hash)
);
create table sign_in.event (
  id uuid not null default uuidv7(),
  at timestamptz not null,
  person_id uuid,
  what text not null,
  device text not null,
  by_person_id uuid,
  constraint event_pk primary key (id),
  constraint event_known check (what in ('signed-in', 'failed', 'waited', 'signed-out', 'slip-printed', 'slip-used', 'password-changed', 'session-ended', 'set-up',
    'totp-added', 'totp-removed', 'recovery-code-used', 'recovery-codes-made', 'passkey-added', 'passkey-removed', 'locked', 'unlocked'))
);
comment on table sign_in.event is 'Every sign-in and what touches it, shown to the person it is about. Appended only. No network address is kept: nothing needs it.';
comment on column sign_in.event.by_person_id is 'The administrator, where it was not the person';
create index event_of_person on sign_in.event (person_id, at desc);
create table sign_in.attempt (
  account_key text not null,
  address_key text not null,
  failures int not null,
  last_at timestamptz not null,
  constraint attempt_pk primary key (account_key, address_key)
);
comment on table sign_in.attempt is 'Failures by account and address together: a wait that grows, and never locks the account for anybody elsewhere';
create index attempt_last on sign_in.attempt (last_at);
create table sign_in.officer_slip (
  code_hash text not null,
  person_id uuid not null,
  name text not null,
  made_by uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint officer_slip_pk primary key (code_hash)
);
create index officer_slip_person on sign_in.officer_slip (person_id);
comment on table sign_in.officer_slip is 'A one-time code the administrator prints for an officer, who need not belong to a cell here. Members have sign_in_slip.';

grant select, insert, update, delete on sign_in."user", sign_in."session", sign_in."account", sign_in."verification", sign_in."twoFactor", sign_in."passkey",
  sign_in.totp_used, sign_in.set_up, sign_in.attempt, sign_in.officer_slip to nen_nep_sign_in;
grant select, insert on sign_in.event to nen_nep_sign_in;
grant usage on schema public to nen_nep_sign_in;

-- A slip is good once, until it expires, and only the newest of a member.
create function consume_slip(p_code_hash text, p_now timestamptz) returns table (person_id uuid, full_name text)
  language sql volatile security definer set search_path = pg_catalog, public
begin atomic
  update public.sign_in_slip s set used_at = p_now from public.member m
   where s.code_hash = p_code_hash and s.used_at is null and s.expires_at > p_now and m.cell_id = s.cell_id and m.id = s.member_id and (upper_inf(m.valid) or upper(m.valid) > (p_now at time zone 'Asia/Ho_Chi_Minh')::date)
     and not exists (select from public.sign_in_slip newer where newer.cell_id = s.cell_id and newer.member_id = s.member_id and newer.made_at > s.made_at)
  returning m.person_id, m.full_name;
end;
revoke all on function consume_slip from public;
grant execute on function consume_slip to nen_nep_sign_in;

-- Whether somebody can be reached on a page: asked when a meeting is announced. Says yes or no, and nothing of the account.
create function has_account(who uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select exists (select from sign_in."user" u where u."personId" = who);
end;
revoke all on function has_account from public;
grant execute on function has_account to nen_nep_app;

-- Who belongs to a unit or below on a day, as ids: what the keeper of accounts needs, and no name, no cell's row beside it.
-- Answers only for a unit in the scope.
create function people_under(p_unit uuid, on_day date) returns table (person_id uuid, unit_id uuid, standing text)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select p.person_id, p.unit_id, p.kind from public.unit top
    join public.unit u on u.path operator(public.<@) top.path join public.post p on p.unit_id = u.id and p.valid @> on_day
   where top.id = p_unit and p_unit = any (string_to_array(current_setting('app.cells'), ',')::uuid[])
  union all
  select m.person_id, m.cell_id, 'member' from public.unit top
    join public.unit u on u.path operator(public.<@) top.path join public.member m on m.cell_id = u.id and m.valid @> on_day
   where top.id = p_unit and p_unit = any (string_to_array(current_setting('app.cells'), ',')::uuid[]);
end;
revoke all on function people_under from public;
grant execute on function people_under to nen_nep_app;
