-- A flag that was entered by mistake never was: it is taken out, and the log keeps who did it and when.
grant delete on member_flag to nen_nep_app;
