"""The site's settings, read from the environment; the same file serves development, tests and production."""

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from isp.devdb import development_cluster, test_cluster
from isp.environment import (
    database_url,
    flag,
    has,
    kept_secret,
    mail_settings,
    number,
    place,
    refuse_unsafe_production,
    signing_key,
    words,
)

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = BASE_DIR / "var"
PLACE = place(os.environ)
IN_PRODUCTION = PLACE == "production"
if IN_PRODUCTION:
    refuse_unsafe_production(os.environ)

DEBUG = not IN_PRODUCTION and flag("DEBUG", False, os.environ)
SECRET_KEY = os.environ.get("SECRET_KEY") or kept_secret(VAR / f"secret-key-{PLACE}")
ALLOWED_HOSTS = words("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"], os.environ)

# The partnership that runs this register: its words on the pages, the letters and the PDF.
PARTNERSHIP_NAME = os.environ.get("PARTNERSHIP_NAME", "Leicester, Leicestershire and Rutland")
# The body that runs the register for the partnership, where it is to be named.
HOST_NAME = os.environ.get("HOST_NAME", "")
REGISTER_NAME = os.environ.get("REGISTER_NAME", "Information Sharing Register")
# The address that people and the log's checkpoints know the register by.
PORT = number("PORT", 8000, os.environ, least=1)
REGISTER_ORIGIN = os.environ.get(
    "REGISTER_ORIGIN", f"https://{ALLOWED_HOSTS[0]}" if IN_PRODUCTION else f"http://127.0.0.1:{PORT}"
)
# The name that the log signs its checkpoints under; it outlives every address, so it never follows one.
LOG_ORIGIN = os.environ.get("LOG_ORIGIN", f"{ALLOWED_HOSTS[0]}/log" if IN_PRODUCTION else "register.example/log")
# 32 bytes in base64, the seed of an Ed25519 key.
LOG_SIGNING_KEY = signing_key(os.environ) or kept_secret(VAR / f"log-signing-key-{PLACE}")
# For how many days it is kept who took away what is not open to everybody.
DOWNLOADS_KEPT_FOR = number("DOWNLOADS_KEPT_FOR", 730, os.environ, least=1, most=36_500)
DEMONSTRATION = flag("DEMONSTRATION", PLACE == "development", os.environ)
DEMO_PASSWORD = os.environ.get("DEMO_PASSWORD", "leicester-demonstration")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "guardian",
    "simple_history",
    "procrastinate.contrib.django",
    "csp",
    "django_htmx",
    "register",
    "signatories",
    "agreements",
    "isp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "signatories.middleware.ViewerMiddleware",
    "signatories.middleware.RefusedFormMiddleware",
]

ROOT_URLCONF = "isp.urls"
WSGI_APPLICATION = "isp.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "register.web.forms.GovukRenderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "register.web.context.partnership",
            ],
        },
    },
]

# manage.py asks for the owner's role for the commands that change tables; the web never has it.
AS_OWNER = os.environ.get("DATABASE_ROLE") == "owner"
if PLACE == "test":
    DATABASE_URL = test_cluster(BASE_DIR).url(user="isp_owner")
elif has("DATABASE_URL", os.environ):
    DATABASE_URL = database_url("OWNER_DATABASE_URL" if AS_OWNER else "DATABASE_URL", os.environ)
    if not DATABASE_URL:
        raise ImproperlyConfigured("This command changes tables: give it OWNER_DATABASE_URL, the owner's address.")
else:
    DATABASE_URL = development_cluster(BASE_DIR).url(user="isp_owner" if AS_OWNER else "isp_runtime")
EMBEDDED_DATABASE = PLACE != "test" and not has("DATABASE_URL", os.environ)
DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=60, conn_health_checks=True)}
if PLACE == "test":
    # Each run has a database of its own, so that two people may test at once.
    DATABASES["default"]["TEST"] = {"NAME": f"test_isp_{os.getpid()}"}

# Lock-out counts must be shared by all processes, and a lost cache must not sign everybody out.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"},
    # Pages drawn lately, in each process for itself (register/reading/keeping.py); about 10 MB at most.
    "drawn": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "drawn",
        "TIMEOUT": 10 * 60,  # seconds
        "OPTIONS": {"MAX_ENTRIES": 250},
    },
}
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_AGE = 12 * 60 * 60  # seconds: a working day

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False
USE_TZ = True
CSRF_FAILURE_VIEW = "signatories.views.typed.expired"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024  # bytes

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static" if IN_PRODUCTION else None
STATICFILES_DIRS = [BASE_DIR / "static" / "build"]
_STATIC_STORAGE = (
    "whitenoise.storage.CompressedManifestStaticFilesStorage"
    if IN_PRODUCTION
    else "django.contrib.staticfiles.storage.StaticFilesStorage"
)
STORAGES = {"staticfiles": {"BACKEND": _STATIC_STORAGE}}
# Outside production files are served from where they were made, which saves collecting them at each start.
WHITENOISE_USE_FINDERS = not IN_PRODUCTION
WHITENOISE_AUTOREFRESH = DEBUG or PLACE == "test"

# An invitation holds for a fortnight: people are away.
PASSWORD_RESET_TIMEOUT = 14 * 24 * 60 * 60  # seconds
AUTH_USER_MODEL = "signatories.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "guardian.backends.ObjectPermissionBackend",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
]
# Nobody stands for "everybody" in the tables: the public reads what a Viewer may read.
ANONYMOUS_USER_NAME = None

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "signatories.signin.InvitationOnlyAdapter"
ACCOUNT_FORMS = {"login": "signatories.forms.signing_in.SignInForm"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
# The invitation went to the address, so that whoever followed it has shown that it is theirs.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300  # seconds: a signature wants a password given within five minutes
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip,5/300s/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = number("TRUSTED_PROXY_COUNT", 0, os.environ, most=100)

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        # The picture of a second factor's secret is a data: address.
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = IN_PRODUCTION
CSRF_COOKIE_SECURE = IN_PRODUCTION
SECURE_SSL_REDIRECT = IN_PRODUCTION and flag("SECURE_SSL_REDIRECT", True, os.environ)
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if IN_PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IN_PRODUCTION
SECURE_HSTS_PRELOAD = IN_PRODUCTION
if ALLAUTH_TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", f"register@{ALLOWED_HOSTS[0].strip('.')}")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 20  # seconds
if IN_PRODUCTION or has("EMAIL_URL", os.environ):
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    globals().update(mail_settings(os.environ))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR / "mail"

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "duties"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "WARNING")},
}
