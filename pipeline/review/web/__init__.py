"""The review page: a local web server over the results of one folder, for one analyst on this machine."""
