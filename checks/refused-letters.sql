-- Letters of the last week that a mail server will never take: for the doctor. The secretary's page names their people.
select count(*)::int as refused from mail where failure <> '' and day > (now() at time zone 'Asia/Ho_Chi_Minh')::date - 7;
