# The web and the worker from one image; the style sheets are compiled in a stage of their own.
FROM node:22-bookworm-slim AS static
WORKDIR /app/static
COPY static/package.json static/package-lock.json static/.npmrc ./
RUN npm ci --silent --no-progress
COPY static/ ./
RUN npm run --silent build

FROM python:3.12-slim-bookworm
RUN apt-get update -qq \
 && apt-get install -y -qq --no-install-recommends \
      libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 libfontconfig1 \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY requirements.txt ./
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
COPY . .
COPY --from=static /app/static/build static/build
# Collecting reads no secret and no database: what it is given here is thrown away.
RUN DJANGO_ENV=production SECRET_KEY=- DATABASE_URL=postgresql://-/- ALLOWED_HOSTS=localhost EMAIL_URL=smtp://localhost \
    LOG_SIGNING_KEY=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= python manage.py collectstatic --noinput \
 && useradd --system register
USER register
CMD ["gunicorn", "isp.wsgi", "--bind", "0.0.0.0:8000", "--threads", "4", "--no-control-socket"]
