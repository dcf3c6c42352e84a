-- Gives the two roles that sign in the passwords of the environment; psql runs it when docker-compose.yml first starts.
\getenv owner_password OWNER_PASSWORD
\getenv runtime_password RUNTIME_PASSWORD
ALTER ROLE isp_owner PASSWORD :'owner_password';
ALTER ROLE isp_runtime PASSWORD :'runtime_password';
