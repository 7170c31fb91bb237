-- Who holds which post in which unit was found by the key that keeps a post from being held twice, which is no order: who follows which cell of a commune read
-- every post there is.

create index post_of_unit on post (unit_id, kind);
