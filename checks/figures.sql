-- What a backup says of the site it holds, and what the site restored from it must say again: heads of chains, and figures people know.
-- Each part is a name and one value. Nothing here depends on the day it is asked.
select 'heads of the command log' as figure, encode(sha256(convert_to(coalesce(string_agg(unit_id || ' ' || length || ' ' || encode(hash, 'hex'), ',' order by unit_id), ''), 'UTF8')), 'hex') as value from command_log.head
union all
select 'heads of filed documents', encode(sha256(convert_to(coalesce(string_agg(cell_id || ' ' || length || ' ' || head, ',' order by cell_id), ''), 'UTF8')), 'hex') from document_head
union all
select 'units by kind', coalesce(string_agg(kind || ' ' || n, ', ' order by kind), '') from (select kind, count(*) as n from unit where ended_on is null group by kind) of_kind
union all
select 'members by status', coalesce(string_agg(status || ' ' || n, ', ' order by status), '') from (select status, count(*) as n from member_status where upper_inf(valid) group by status) of_status
union all
select 'posts held', count(*)::text from post where upper_inf(valid)
union all
select 'meetings by state', coalesce(string_agg(state || ' ' || n, ', ' order by state), '') from (select state, count(*) as n from meeting group by state) of_state
union all
select 'present of those who should attend', coalesce(sum(present), 0) || ' of ' || coalesce(sum(must_attend), 0) from month_summary
union all
select 'marks of the roll', coalesce(string_agg(mark || ' ' || n, ', ' order by mark), '') from (select mark, count(*) as n from attendance group by mark) of_mark
union all
select 'tasks by status', coalesce(string_agg(status || ' ' || n, ', ' order by status), '') from (select status, count(*) as n from task group by status) of_status
union all
select 'hands shown in favour', coalesce(sum(in_favour), 0)::text from vote
union all
select 'filed documents', count(*)::text from filed_document
union all
select 'bytes of papers', coalesce(sum(size), 0)::text from paper
union all
select 'commands in the log', coalesce(sum(length), 0)::text from command_log.head
union all
select 'accounts', count(*)::text from sign_in."user";
