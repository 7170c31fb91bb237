-- What a dissolved cell held is counted with its successor in every report over a period: the dissolutions of a period are found without reading every founding there ever was.

create index reorganisation_dissolved on reorganisation (effective_on) where kind = 'dissolve';
