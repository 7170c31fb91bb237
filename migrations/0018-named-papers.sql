-- An item of the agenda can name the paper that belongs to it before there is a file; the file then says which name it stands for.

alter table agenda_item add column paper text not null default '';
comment on column agenda_item.paper is 'Name of the paper the members shall have a day before (HD 42-HD/BTCTW, II.2.2); empty where there is none';
alter table paper add column stands_for text not null default '';
comment on column paper.stands_for is 'The name on the agenda this file was handed in for; kept as a name, because an agenda saved anew has new items';
