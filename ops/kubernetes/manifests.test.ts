/** The manifests of packaging/kustomize agree with the API of Kubernetes, with each other, and with the product. */
import { Effect, Result } from "effect"
import { readdirSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { natsUsers } from "../docker/natsKeys.ts"
import { rolesFrom, roleNames } from "../settings/roles.ts"
import { settingsFrom } from "../settings/settings.ts"
import { version } from "../settings/version.ts"
import {
  baseFolder,
  baseManifests,
  baseSettings,
  containersOf,
  hasKustomize,
  kustomizationOf,
  ofKind,
  renderExample,
  schemaErrors
} from "./manifests.ts"

const base = baseManifests()
const deployments = ofKind(base, "Deployment").map((each) => [String(each.metadata?.name), each] as const)
const secrets = { DATABASE_URL: "postgres://tracker@postgres/tracker", NATS_URL: "nats://nats:4222" }
const component = "app.kubernetes.io/component"

/** The host, the port and the path that a Deployment asks before its start. */
const waitOf = (name: string): ReadonlyArray<string> => {
  const deployment = deployments.find(([each]) => each === name)?.[1]
  const [wait] = deployment?.spec?.template.spec?.initContainers ?? []
  return [...(/http:\/\/([\w-]+):(\d+)\/(\w+)/.exec(wait?.command?.at(-1) ?? "") ?? [])]
}

test("each file of the base is in its list", () =>
  expect(kustomizationOf(baseFolder).resources.toSorted()).toEqual(
    readdirSync(baseFolder).filter((file) => file !== "kustomization.yaml")
  ))

test("the base has the types of the Kubernetes API", () => expect(schemaErrors(base)).toBe(""))

test("an unknown field is found", () => {
  const [first] = base
  expect(schemaErrors([{ ...first, replica: 2 } as never])).toMatch(/replica.* does not exist in type 'Deployment'/)
})

test("all roles run", () => {
  const roles = deployments.map(([, each]) => containersOf(each).at(-1)?.command?.at(-1))
  expect(roles.toSorted()).toEqual([...roleNames].toSorted())
})

describe.each(deployments)("%s", (_, deployment) => {
  const pod = deployment.spec?.template.spec
  const containers = containersOf(deployment)
  const tracker = containers.at(-1)
  const own = Object.fromEntries((tracker?.env ?? []).map((each) => [each.name, each.value ?? ""]))
  const ports = (tracker?.ports ?? []).map((each) => [each.name, each.containerPort])
  const labels = deployment.spec?.template.metadata?.labels
  const selected = (selector: Readonly<Record<string, string>> | undefined) =>
    Object.entries(selector ?? {}).every(([key, value]) => labels?.[key] === value)

  test("gets settings that the product accepts, and no unknown one", () => {
    const settings = Result.getOrThrow(settingsFrom({ ...baseSettings(), ...secrets, ...own }, "/app"))
    const role = tracker?.command?.at(-1) ?? ""
    expect([...Effect.runSync(rolesFrom(role, settings))]).toEqual([role])
    expect(Object.fromEntries(ports)).toMatchObject({ ops: Number(baseSettings()["TT_OPS_PORT"]) })
  })

  test("is probed where it listens", () => {
    for (const probe of [tracker?.startupProbe, tracker?.livenessProbe]) expect(probe?.httpGet?.path).toBe("/livez")
    expect(tracker?.readinessProbe?.httpGet?.path).toBe("/readyz")
    const probed = [tracker?.startupProbe, tracker?.livenessProbe, tracker?.readinessProbe].map(
      (each) => each?.httpGet?.port
    )
    expect(probed.filter((port) => ports.every(([each]) => each !== port))).toEqual([])
  })

  test("runs closed: no root, no rights, no writes but to its volumes, no token of the cluster", () => {
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } }
    })
    for (const { securityContext, resources } of containers) {
      expect(securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ["ALL"] }
      })
      expect(resources).toMatchObject({
        requests: { cpu: expect.any(String), memory: expect.any(String) },
        limits: { memory: expect.any(String) }
      })
    }
  })

  test("mounts volumes that it has, and reads secrets there", () => {
    const volumes = new Map((pod?.volumes ?? []).map((each) => [each.name, each]))
    const mounts = tracker?.volumeMounts ?? []
    expect(mounts.map((each) => each.name).toSorted()).toEqual([...volumes.keys()].toSorted())
    const files = mounts.flatMap((mount) =>
      (volumes.get(mount.name)?.secret?.items ?? []).map(({ path }) => `${mount.mountPath}/${path}`)
    )
    expect(files).toContain(own["NATS_NKEY_FILE"])
    expect(files).toContain(baseSettings()["TT_MASTER_KEY_CMD"]?.split(" ").at(-1))
    expect(natsUsers.map((user) => `/secrets/nats/${user}.seed`)).toContain(own["NATS_NKEY_FILE"])
    const data = mounts.find((each) => each.name === "data")?.mountPath
    expect(baseSettings()["TT_DATA_DIR"]).toMatch(new RegExp(`^${data}/`))
  })

  test("is selected by its own Deployment and by one budget, which leaves one process", () => {
    expect(selected(deployment.spec?.selector.matchLabels)).toBe(true)
    const budgets = ofKind(base, "PodDisruptionBudget").filter((each) => selected(each.spec?.selector?.matchLabels))
    expect(budgets).toMatchObject([{ spec: { minAvailable: 1 } }])
    expect(deployment.spec?.replicas).toBeGreaterThan(1)
  })
})

test("the gateway waits for no other role", () => expect(waitOf("task-tracker-gateway")).toEqual([]))

test.each(deployments.map(([name]) => name).filter((name) => name !== "task-tracker-gateway"))(
  "%s waits for a gateway",
  (name) => {
    const [, host = "", port = "", path = ""] = waitOf(name)
    const service = ofKind(base, "Service").find((each) => each.metadata?.name === host)
    expect(service?.spec).toMatchObject({ publishNotReadyAddresses: true, selector: { [component]: "gateway" } })
    expect(service?.spec?.ports?.[0]?.port).toBe(Number(port))
    // A gateway is ready only with tables, so the process that makes them must not wait for that.
    expect(path).toBe(name === "task-tracker-projector" ? "livez" : "readyz")
  }
)

test("each service leads to a named port of the pods that it selects", () => {
  for (const { spec } of ofKind(base, "Service")) {
    const pods = deployments.filter(
      ([, each]) =>
        spec?.selector?.[component] === undefined ||
        each.spec?.template.metadata?.labels?.[component] === spec.selector[component]
    )
    expect(pods).not.toEqual([])
    for (const [, each] of pods)
      for (const port of spec?.ports ?? [])
        expect(containersOf(each).at(-1)?.ports).toContainEqual({ name: port.targetPort, containerPort: port.port })
  }
})

test("the ingress leads to a service, for the host of the settings, with the limits of the product", () => {
  const [ingress] = ofKind(base, "Ingress")
  const [rule] = ingress?.spec?.rules ?? []
  expect(`https://${rule?.host}`).toBe(baseSettings()["TT_PUBLIC_URL"])
  const backend = rule?.http?.paths[0]?.backend.service
  const service = ofKind(base, "Service").find((each) => each.metadata?.name === backend?.name)
  expect(service?.spec?.ports?.map((each) => each.name)).toContain(backend?.port?.name)
  expect(ingress?.metadata?.annotations).toMatchObject({
    "nginx.ingress.kubernetes.io/proxy-body-size": "1m",
    "nginx.ingress.kubernetes.io/proxy-read-timeout": "3600"
  })
})

test("the policies close every pod, and open the ports of the product only", () => {
  const policies = ofKind(base, "NetworkPolicy")
  expect(policies[0]?.spec).toMatchObject({ podSelector: {}, policyTypes: ["Ingress", "Egress"] })
  const opened = policies.flatMap((each) => each.spec?.ingress ?? []).flatMap((rule) => rule.ports ?? [])
  expect(opened.map(({ port }) => port).toSorted()).toEqual([8000, 9464])
  for (const rule of policies.flatMap((each) => each.spec?.ingress ?? [])) expect(rule.from).not.toEqual([])
})

if (!hasKustomize) console.log("skipped: a kubectl with kustomize 5 is missing")
describe.skipIf(!hasKustomize)("the example, rendered by kustomize", () => {
  const rendered = hasKustomize ? renderExample() : []

  test("has the types of the Kubernetes API", () => expect(schemaErrors(rendered)).toBe(""))

  test("names settings and secrets that it has", () => {
    const made = [...ofKind(rendered, "ConfigMap"), ...ofKind(rendered, "Secret")].map((each) => each.metadata?.name)
    const sources = ofKind(rendered, "Deployment").flatMap((each) => [
      ...containersOf(each).flatMap(({ envFrom = [] }) =>
        envFrom.map((from) => from.configMapRef?.name ?? from.secretRef?.name)
      ),
      ...(each.spec?.template.spec?.volumes ?? []).flatMap((volume) => volume.secret?.secretName ?? [])
    ])
    expect(new Set(sources)).toEqual(new Set(made))
  })

  test("has each key that a pod mounts", () => {
    const keys = new Map(ofKind(rendered, "Secret").map((each) => [each.metadata?.name, Object.keys(each.data ?? {})]))
    const mounted = ofKind(rendered, "Deployment").flatMap((each) =>
      (each.spec?.template.spec?.volumes ?? []).flatMap(({ secret }) =>
        (secret?.items ?? []).map(({ key }) => [secret?.secretName, key] as const)
      )
    )
    expect(mounted.length).toBeGreaterThan(4)
    expect(mounted.filter(([name, key]) => keys.get(name)?.includes(key) !== true)).toEqual([])
  })

  test("has the image of this version for all containers", () => {
    const images = ofKind(rendered, "Deployment").flatMap((each) => containersOf(each).map(({ image }) => image))
    expect([...new Set(images)]).toEqual([`registry.example.org/task-tracker:${version}`])
  })

  test("gives the product settings that it accepts", () => {
    const [config] = ofKind(rendered, "ConfigMap")
    expect(Result.isSuccess(settingsFrom({ ...config?.data, ...secrets }, "/app"))).toBe(true)
  })
})
