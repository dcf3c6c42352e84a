-- The three roles of the register and the extensions it wants; run once by a superuser, in template1 of the embedded
-- cluster or in the register's own database elsewhere. Running it again changes nothing.
DO $$
DECLARE wanted record;
BEGIN
    FOR wanted IN SELECT * FROM (VALUES
        ('isp_owner', 'LOGIN'),     -- owns the tables and migrates them
        ('isp_runtime', 'LOGIN'),   -- serves the web and the worker
        ('isp_eraser', 'NOLOGIN')   -- owns the one function that erases a name
    ) AS roles (name, may) LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted.name) THEN
            EXECUTE format('CREATE ROLE %I %s', wanted.name, wanted.may);
        END IF;
    END LOOP;
END $$;

-- Without membership the owner could not hand the erasing function to the eraser.
GRANT isp_eraser TO isp_owner;
GRANT USAGE, CREATE ON SCHEMA public TO isp_owner;
-- PostgreSQL wants this of the role that a function is handed to.
GRANT USAGE, CREATE ON SCHEMA public TO isp_eraser;

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS btree_gist;
