/** Packaging names the list of all settings, and opens the ports that settings need. */
import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { ownSettings } from "../settings/settings.ts"

const textOf = (path: string) => readFileSync(path, "utf8")
const example = "packaging/kustomize/overlays/example/kustomization.yaml"

test(".env.example, which packaging names, has every setting of the product", () => {
  const listed = new Set(textOf(".env.example").match(/\bTT_[A-Z0-9_]+/g))
  expect(ownSettings.filter((name) => !listed.has(name))).toEqual([])
  expect([...listed].filter((name) => !ownSettings.includes(name))).toEqual([])
})

test.each([
  "packaging/kustomize/base/kustomization.yaml",
  "packaging/systemd/task-tracker.service",
  "packaging/systemd/task-tracker@.service"
])("%s names the list of all settings", (file) => expect(textOf(file)).toContain(".env.example"))

test("the example opens the port of its collector of traces for every pod", () => {
  const [, port] = /TT_OTLP_URL=http:\/\/[\w.]+:(\d+)/.exec(textOf(example)) ?? []
  expect(textOf(example)).toMatch(
    new RegExp(`name: task-tracker\\$ \\}\\n +patch: .*\\n.*/spec/egress/0/ports/-.*port: ${port} `)
  )
})
