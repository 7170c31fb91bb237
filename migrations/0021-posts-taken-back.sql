-- A post that was given by mistake never was: it is taken out, and the log keeps who gave it and who took it back. One that was held is ended instead.
grant delete on post to nen_nep_app;
