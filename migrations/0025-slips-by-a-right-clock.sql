-- A slip printed while the server's clock was ahead says that it was made in days to come: it would be good for longer than its fourteen days, and
-- would end every slip printed since as the newer one. One made more than a day from now opens nothing and ends nothing.
create or replace function consume_slip(p_code_hash text, p_now timestamptz) returns table (person_id uuid, full_name text)
  language sql volatile security definer set search_path = pg_catalog, public
begin atomic
  update public.sign_in_slip s set used_at = p_now from public.member m
   where s.code_hash = p_code_hash and s.used_at is null and s.expires_at > p_now and s.made_at <= p_now + interval '1 day'
     and m.cell_id = s.cell_id and m.id = s.member_id and (upper_inf(m.valid) or upper(m.valid) > (p_now at time zone 'Asia/Ho_Chi_Minh')::date)
     and not exists (select from public.sign_in_slip newer where newer.cell_id = s.cell_id and newer.member_id = s.member_id and newer.made_at > s.made_at and newer.made_at <= p_now + interval '1 day')
  returning m.person_id, m.full_name;
end;
