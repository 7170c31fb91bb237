-- Whose results are not posted (cells of the armed forces, which do not use the handbook app) is asked of every cell of a committee: by this index of those few
-- instead of looking up the type of each.
create index unit_type_without_handbook on unit_type (unit_id) where type = 'armed-forces';
