# Maalestok with text recognition, the Dask engine and S3; runs as a user without rights.
#   docker build -t maalestok .
#   docker run --rm -v "$PWD/plans:/plans:ro" -v "$PWD/out:/out" maalestok run /plans -o /out
FROM python:3.12-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE CHANGELOG.md ./
COPY pipeline pipeline
COPY models models
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /wheels .

FROM python:3.12-slim
# LibreOffice reads old Word files and repairs damaged ones, Tesseract reads scans in Danish, Swedish and Chinese.
# No versions: Debian removes one as soon as the next is out.
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get install -y --no-install-recommends \
    libreoffice-calc libreoffice-writer tesseract-ocr tesseract-ocr-dan tesseract-ocr-swe tesseract-ocr-nor \
    tesseract-ocr-chi-sim libgl1 libglib2.0-0 \
 && rm -rf /var/lib/apt/lists/*
COPY --from=build /wheels /wheels
RUN pip install --no-cache-dir "$(ls /wheels/*.whl)[ocr,dask,s3,parquet]" && rm -r /wheels
RUN useradd --create-home --uid 1000 analyst && mkdir /out && chown analyst /out
USER 1000
ENV PYTHONUTF8=1
ENTRYPOINT ["maalestok"]
CMD ["--help"]
