/**
 * The programs of each image that a health check may run. Look at the Dockerfile again when a version changes: Loki, for example,
 * has no program but its own from 3.6.0 on.
 */

interface ImageTools {
  readonly tools: ReadonlyArray<string>
  /** The origin of these programs: the image below this one, or this image. */
  readonly base: string
  /** The Dockerfile of this version. */
  readonly source: string
}

export const healthTools: Readonly<Record<string, ImageTools>> = {
  "nginxinc/nginx-unprivileged:1.28-alpine": {
    tools: ["wget"],
    base: "alpine",
    source: "https://github.com/nginx/docker-nginx-unprivileged/blob/main/stable/alpine/Dockerfile"
  },
  "nats:2.12-alpine": {
    tools: ["wget"],
    base: "alpine",
    source: "https://github.com/nats-io/nats-docker/blob/main/2.12.x/alpine3.22/Dockerfile"
  },
  "pgvector/pgvector:pg17": {
    tools: ["pg_isready"],
    base: "postgres, which has its client",
    source: "https://github.com/pgvector/pgvector/blob/master/Dockerfile"
  },
  "ollama/ollama:0.12.6": {
    tools: ["ollama"],
    base: "its own program",
    source: "https://github.com/ollama/ollama/blob/v0.12.6/Dockerfile"
  },
  "prom/prometheus:v3.1.0": {
    tools: ["wget"],
    base: "quay.io/prometheus/busybox",
    source: "https://github.com/prometheus/prometheus/blob/v3.1.0/Dockerfile"
  },
  "grafana/grafana:11.4.0": {
    tools: ["wget"],
    base: "alpine",
    source: "https://github.com/grafana/grafana/blob/v11.4.0/Dockerfile"
  },
  "natsio/prometheus-nats-exporter:0.16.0": {
    tools: ["wget"],
    base: "alpine:3.21.0",
    source: "https://github.com/nats-io/prometheus-nats-exporter/blob/v0.16.0/cicd/Dockerfile"
  },
  "quay.io/prometheuscommunity/postgres-exporter:v0.16.0": {
    tools: ["wget"],
    base: "quay.io/prometheus/busybox",
    source: "https://github.com/prometheus-community/postgres_exporter/blob/v0.16.0/Dockerfile"
  },
  "gcr.io/cadvisor/cadvisor:v0.49.1": {
    tools: ["wget"],
    base: "alpine:3.18",
    source: "https://github.com/google/cadvisor/blob/v0.49.1/deploy/Dockerfile"
  },
  "grafana/loki:3.3.2": {
    tools: ["wget"],
    base: "gcr.io/distroless/static:debug, which has BusyBox",
    source: "https://github.com/grafana/loki/blob/v3.3.2/cmd/loki/Dockerfile"
  },
  "grafana/alloy:v1.5.1": {
    // It has no HTTP client. Bash opens a connection to the port, which Alloy opens when it runs.
    tools: ["bash"],
    base: "ubuntu:noble",
    source: "https://github.com/grafana/alloy/blob/v1.5.1/Dockerfile"
  }
}
