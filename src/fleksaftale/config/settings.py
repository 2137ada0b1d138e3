"""The settings of an installation. Every knob is an environment variable, declared in :mod:`env`."""

import contextlib
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from fleksaftale.config import env
from fleksaftale.core import secrets
from fleksaftale.people.oidc import providers

PACKAGE = Path(__file__).resolve().parent.parent
SETTINGS = env.SETTINGS  # every variable below, for the table in docs/drift.md

DEMO = env.flag(
    "DEMO", False, "Made-up people, mail shown on a page of its own; refuses any address but loopback."
)
DATA_DIR = Path(env.text("DATA_DIR", "var", "Where the SQLite databases, keys and files lie.")).resolve()
BACKUP_DIR = env.text("BACKUP_DIR", "", "Where `fleksaftale backup` writes and `doctor` looks for its age.")
PUBLIC_NAME = env.text(
    "PUBLIC_NAME", "Aftalerummet", "The neutral name in mails, calendar, passkeys and tabs."
)
PUBLIC_URL = env.text(
    "PUBLIC_URL", "http://127.0.0.1:8000", "The address people open, without a last slash."
).rstrip("/")
SUPPORT_CONTACT = env.text(
    "SUPPORT_CONTACT",
    "",
    "Whom people may ask here: a mail address, a phone number. Shown on the help pages.",
)
HENSYN_FILE = env.text(
    "HENSYN_FILE",
    "",
    "A TOML file with skånehensyn of your own, added to the library. They may not take its ids.",
)

CONTACT_FILE = env.text(
    "CONTACT_FILE",
    "",
    "A TOML file with whom people may ask here: workplace, union, kommune. Shown on the page for that.",
)

SECRET_KEY = env.secret(
    "SECRET_KEY", "Signs sessions and links. Default: made at first start, kept in DATA_DIR/secrets."
)
if not SECRET_KEY:
    try:
        SECRET_KEY = secrets.secret_key(DATA_DIR)
    except OSError as error:
        raise env.BadSettingError(
            f"DATA_DIR={DATA_DIR}: the secrets in it cannot be read or made ({error.strerror})"
        ) from error
MASTER_KEY = env.secret(
    "MASTER_KEY",
    "Base64 of 32 bytes that wrap every case key; older ones after a space. Default: secrets/master.key.",
)
SEAL_FILE = env.text(
    "SEAL_FILE", "", "Your own key and certificate for the seal, PKCS#12 or PEM. Default: secrets/seal.key."
)
SEAL_PASSWORD = env.secret("SEAL_PASSWORD", "The password of SEAL_FILE, if it has one.")
TIMESTAMP_URL = env.text(
    "TIMESTAMP_URL",
    "",
    "A time stamp server (RFC 3161) for the seal. Without one the seal has no time stamp.",
)
TIMESTAMP_TRUST = env.text(
    "TIMESTAMP_TRUST", "", "A PEM file with the root certificates that its time stamps must lead to."
)
try:
    OIDC_PROVIDERS = providers.read(
        env.text("OIDC_FILE", "", "A TOML file with the MitID providers. Without one nothing of it is shown.")
    )
except providers.BadProviders as error:
    raise env.BadSettingError(f"OIDC_FILE: {error}") from error
DEBUG = False
ALLOWED_HOSTS = env.words(
    "ALLOWED_HOSTS", "127.0.0.1 localhost", "The host names this installation answers to."
)
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
TLS = PUBLIC_URL.startswith("https://")
TRUST_PROXY = env.flag(
    "TRUST_PROXY", False, "Believe X-Forwarded-Proto and X-Forwarded-For from the proxy in front."
)

# Read by ``fleksaftale serve``, which looks at HOST and PORT in the environment itself.
HOST = env.text("HOST", "127.0.0.1", "The address the web server listens on.")
PORT = env.port("PORT", 8000, "Its port.")
WORKERS = str(
    env.number("WORKERS", 2, "Web server processes, each with 8 threads. The demo has one.", most=999)
)

# --- apps, from the floor up -------------------------------------------------------------------------------
INSTALLED_APPS = [
    "fleksaftale.core",
    "fleksaftale.audit",
    "fleksaftale.mail",
    "fleksaftale.people",
    "fleksaftale.cases",
    "fleksaftale.documents",
    "fleksaftale.agreements",
    "fleksaftale.notes",
    "fleksaftale.talks",
    "fleksaftale.deadlines",
    "fleksaftale.hours_log",
    "fleksaftale.evidence",
    "fleksaftale.reminders",
    "fleksaftale.overview",
    "fleksaftale.web",
    "fleksaftale.cli",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "fleksaftale.api.gate.ApiGate",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "fleksaftale.people.middleware.StayingMiddleware",
    "fleksaftale.web.left_behind.LeftBehindMiddleware",
    "fleksaftale.people.middleware.LanguageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "fleksaftale.web.unbroken.UnbrokenMiddleware",
    "fleksaftale.web.full_disk.FullDiskMiddleware",
    "fleksaftale.web.handover.HandedOverMiddleware",
]

ROOT_URLCONF = "fleksaftale.config.urls"
WSGI_APPLICATION = "fleksaftale.config.wsgi.application"
FORM_RENDERER = "fleksaftale.core.forms.renderer.DkfdsRenderer"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "fleksaftale.web.context.site",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

# --- databases ---------------------------------------------------------------------------------------------
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;",
}
# A lost key is lost data, so the key store waits for the disk; an erased one is overwritten in the file.
SQLITE_KEYS = "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA secure_delete=ON;"


def database(name: str, default: str, meaning: str, **sqlite: str) -> dict[str, object]:
    url = env.text(name, default, meaning)
    config: dict[str, object] = {}
    with contextlib.suppress(ValueError):  # its text may repeat the address, and so a password
        config |= dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True)
    match config.get("ENGINE"):
        case "django.db.backends.sqlite3":
            return config | {"OPTIONS": SQLITE_OPTIONS | sqlite}
        case "django.db.backends.postgresql":
            return config
    raise env.BadSettingError(
        f"{name} must be sqlite:///path or postgres://user:password@host/name, with signs in it %-encoded"
    )


DATABASES = {
    "default": database(
        "DATABASE_URL", f"sqlite:///{DATA_DIR}/data.sqlite3", "The data: sqlite:///path or postgres://..."
    ),
    "keys": database(
        "KEYS_DATABASE_URL",
        f"sqlite:///{DATA_DIR}/keys.sqlite3",
        "The key store, apart from the data and with a backup of its own.",
        init_command=SQLITE_KEYS,
    ),
}
DATABASE_ROUTERS = ["fleksaftale.core.routers.KeyStoreRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- people and sign-in ------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_ADAPTER = "fleksaftale.people.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # our own codes prove every address before it is stored
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if TRUST_PROXY else 0
MFA_ADAPTER = "fleksaftale.people.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # every address here was proved before it was stored
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}  # one network address may be a whole workplace
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "case_list"
ACCOUNT_LOGOUT_REDIRECT_URL = "front"
# Codes asked for, as (at most, in so many seconds); people/limits.py says what that leaves to guess.
# One network address may be a whole workplace.
CODES_PER_ADDRESS_AND_SOURCE = [(200, 3600)] if DEMO else [(5, 3600), (20, 24 * 3600)]
CODES_PER_ADDRESS = [(200, 3600)] if DEMO else [(40, 3600), (200, 24 * 3600)]
CODES_PER_KNOWN_BROWSER = [(200, 3600)] if DEMO else [(10, 3600), (20, 24 * 3600)]
CODES_PER_SOURCE = [(1000, 3600)] if DEMO else [(60, 600), (300, 24 * 3600)]

SESSION_ENGINE = "fleksaftale.people.sealed_sessions"
SESSION_COOKIE_AGE = 12 * 3600  # after the last page; on a shared device also when the browser closes
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
REMEMBERED_SESSION_AGE = 30 * 24 * 3600  # on one's own device, when one says so
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = TLS
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_NAME = "session"
CSRF_COOKIE_NAME = "csrf"

# --- language, time, numbers -------------------------------------------------------------------------------
LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_NAME = "language"
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True
USE_I18N = True

# --- static files, security headers ------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
API_A_MINUTE = env.number(
    "API_A_MINUTE", 120, "How often a minute one network may ask the open API, for each process.", most=99999
)
SECURE_HSTS_SECONDS = 31536000 if TLS else 0
SECURE_SSL_REDIRECT = TLS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if TRUST_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CLAMD_SOCKET = env.text(
    "CLAMD_SOCKET", "", "ClamAV's clamd, a path or host:port. Every file is shown to it; without it to none."
)
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# --- the log, on standard error: types and places of errors, never what people wrote ------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"discreet": {"()": "fleksaftale.core.logs.Formatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "discreet", "level": "WARNING"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"handlers": [], "level": "INFO"}},  # not Django's own handlers: all to the root
}

# --- mail --------------------------------------------------------------------------------------------------
EMAIL_BACKEND = "fleksaftale.mail.demo.DemoMailbox" if DEMO else "fleksaftale.mail.smtp.Backend"
INVITATIONS_A_DAY = env.number(
    "INVITATIONS_A_DAY",
    400,
    "How many people one in HR may invite in 24 hours, to cases brought in.",
    most=9999,
)
DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", "noreply@localhost", "The sender of every mail.")
EMAIL_HOST = env.text("SMTP_HOST", "localhost", "The SMTP server.")
EMAIL_PORT = env.port("SMTP_PORT", 25, "Its port.")
EMAIL_HOST_USER = env.text("SMTP_USER", "", "User name at the SMTP server, if it asks for one.")
EMAIL_HOST_PASSWORD = env.secret("SMTP_PASSWORD", "Password at the SMTP server.")
EMAIL_USE_TLS = env.flag("SMTP_STARTTLS", False, "Start TLS on the connection (port 587).")
EMAIL_USE_SSL = env.flag("SMTP_TLS", False, "TLS from the first byte (port 465).")
if EMAIL_USE_TLS and EMAIL_USE_SSL:
    raise env.BadSettingError(
        "SMTP_STARTTLS and SMTP_TLS cannot both be 1: port 587 wants the first, 465 the other"
    )
EMAIL_TIMEOUT = 10
