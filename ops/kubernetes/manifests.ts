/** The manifests in packaging/kustomize: as their files have them, and as kustomize renders them where kubectl is installed. */
import { spawnSync } from "node:child_process"
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Deployment } from "kubernetes-types/apps/v1.d.ts"
import type { ConfigMap, Container, Secret, Service } from "kubernetes-types/core/v1.d.ts"
import type { Ingress, NetworkPolicy } from "kubernetes-types/networking/v1.d.ts"
import type { PodDisruptionBudget } from "kubernetes-types/policy/v1.d.ts"
import { parse, parseAllDocuments } from "yaml"
import { makeNatsKeys } from "../docker/natsKeys.ts"

export const baseFolder = "packaging/kustomize/base"

interface Kinds {
  readonly Deployment: Deployment
  readonly Service: Service
  readonly ConfigMap: ConfigMap
  readonly Secret: Secret
  readonly Ingress: Ingress
  readonly NetworkPolicy: NetworkPolicy
  readonly PodDisruptionBudget: PodDisruptionBudget
}
export interface KubernetesObject {
  readonly kind: string
  readonly metadata: { readonly name: string }
}

const manifestsIn = (text: string) => parseAllDocuments(text).map((each) => each.toJS() as KubernetesObject)

export const ofKind = <K extends keyof Kinds>(
  manifests: ReadonlyArray<KubernetesObject>,
  kind: K
): ReadonlyArray<Kinds[K]> => manifests.filter((each) => each.kind === kind) as unknown as ReadonlyArray<Kinds[K]>

export const containersOf = ({ spec }: Deployment): ReadonlyArray<Container> => [
  ...(spec?.template.spec?.initContainers ?? []),
  ...(spec?.template.spec?.containers ?? [])
]

interface Kustomization {
  readonly resources: ReadonlyArray<string>
  readonly configMapGenerator: ReadonlyArray<{ readonly name: string; readonly literals: ReadonlyArray<string> }>
}
export const kustomizationOf = (folder: string) =>
  parse(readFileSync(join(folder, "kustomization.yaml"), "utf8")) as Kustomization

/** The base as its files have it: without the settings and the labels that kustomize adds. */
export const baseManifests = (): ReadonlyArray<KubernetesObject> =>
  kustomizationOf(baseFolder).resources.flatMap((file) => manifestsIn(readFileSync(join(baseFolder, file), "utf8")))

/** `KEY=value` as an entry. */
const entryOf = (literal: string) => [literal.slice(0, literal.indexOf("=")), literal.slice(literal.indexOf("=") + 1)]
export const baseSettings = (): Readonly<Record<string, string>> =>
  Object.fromEntries(kustomizationOf(baseFolder).configMapGenerator.flatMap(({ literals }) => literals.map(entryOf)))

/** Earlier versions of kustomize do not know the field `labels`. */
export const hasKustomize = /^Kustomize Version: v5/m.test(
  spawnSync("kubectl", ["version", "--client"], { encoding: "utf8" }).stdout ?? ""
)

/** Secrets with the shape that the comment of the example describes. */
const secrets = {
  "database.env": "DATABASE_URL=postgres://tracker@postgres/tracker\nNATS_URL=nats://nats:4222\n",
  "master.key": "0".repeat(64)
}

/** @throws when kustomize refuses the example */
export const renderExample = (): ReadonlyArray<KubernetesObject> => {
  const folder = mkdtempSync(join(tmpdir(), "kustomize-"))
  try {
    cpSync("packaging/kustomize", folder, { recursive: true })
    const example = join(folder, "overlays/example")
    makeNatsKeys(join(example, "nats"))
    for (const [file, text] of Object.entries(secrets)) writeFileSync(join(example, file), text)
    const { status, stdout, stderr } = spawnSync("kubectl", ["kustomize", example], { encoding: "utf8" })
    if (status !== 0 || stderr !== "") throw new Error(stderr)
    return manifestsIn(stdout)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const modules: Readonly<Record<string, string>> = {
  Deployment: "apps/v1",
  Service: "core/v1",
  ConfigMap: "core/v1",
  Secret: "core/v1",
  Namespace: "core/v1",
  Ingress: "networking/v1",
  NetworkPolicy: "networking/v1",
  PodDisruptionBudget: "policy/v1"
}

/**
 * Checks the manifests against the types of the Kubernetes API: wrong types, missing fields, and also unknown fields, which a
 * JSON schema of that API lets pass. Returns the errors of the compiler.
 */
export const schemaErrors = (manifests: ReadonlyArray<KubernetesObject>): string => {
  // Inside the repository, so that the compiler finds the package of the types.
  mkdirSync(".cache", { recursive: true })
  const folder = mkdtempSync(".cache/kubernetes-")
  try {
    const file = join(folder, "manifests.ts")
    const kinds = [...new Set(manifests.map(({ kind }) => kind))]
    const imports = kinds.map((kind) => `import type { ${kind} } from "kubernetes-types/${modules[kind]}"`)
    const values = manifests.map(
      ({ kind, ...rest }, n) => `export const each${n}: ${kind} = ${JSON.stringify({ kind, ...rest }, null, 1)}`
    )
    writeFileSync(file, [...imports, ...values].join("\n"))
    const flags = ["--noEmit", "--strict", "--module", "esnext", "--moduleResolution", "bundler", "--types", ""]
    return spawnSync("node_modules/.bin/tsc", [...flags, "--ignoreConfig", file], { encoding: "utf8" }).stdout
  } finally {
    rmSync(folder, { recursive: true })
  }
}
