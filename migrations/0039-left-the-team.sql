-- Whether somebody was on the team of an inspection and can act on it no more: taken off it, or without a post. Told only to themselves, so that what
-- they had begun to write is answered in a sentence and not lost.
create function left_team(who uuid, p_inspection uuid, on_day date) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select exists (select from public.inspection_member m where m.inspection_id = p_inspection and m.person_id = who)
     and not exists (select from public.inspection_member m where m.inspection_id = p_inspection and m.person_id = who and m.valid @> on_day and public.holds_post_below(who, m.unit_id, on_day));
end;
revoke all on function left_team from public;
grant execute on function left_team to nen_nep_app;
