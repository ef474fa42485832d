/** The units of systemd: hardened alike, valid for systemd where it is installed, and with the roles and exit codes of the product. */
import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { roleNames } from "../settings/roles.ts"
import { defectExitCode, isCrash } from "../supervisor/exitCodes.ts"

const units = ["task-tracker.service", "task-tracker@.service"]
const textOf = (unit: string) => readFileSync(join("packaging/systemd", unit), "utf8")
const valuesOf = (unit: string, name: string) =>
  [...textOf(unit).matchAll(/^(\w+)=(.*)$/gm)].filter(([, each]) => each === name).map(([, , value]) => value)

/** Each removes a way out of the unit. `MemoryDenyWriteExecute` cannot be set: V8 makes machine code. */
const hardening: ReadonlyArray<readonly [name: string, value: string]> = [
  ["NoNewPrivileges", "yes"],
  ["CapabilityBoundingSet", ""],
  ["ProtectSystem", "strict"],
  ["ProtectHome", "yes"],
  ["ProtectKernelTunables", "yes"],
  ["ProtectKernelModules", "yes"],
  ["ProtectControlGroups", "yes"],
  ["PrivateDevices", "yes"],
  ["PrivateTmp", "yes"],
  ["RestrictNamespaces", "yes"],
  ["RestrictSUIDSGID", "yes"],
  ["SystemCallArchitectures", "native"],
  ["User", "task-tracker"],
  ["UMask", "0077"]
]

describe.each(units)("%s", (unit) => {
  test.each(hardening)("has %s=%s", (name, value) => expect(valuesOf(unit, name)).toEqual([value]))

  test("starts again after a crash, and not after a refusal to start or a requested stop", () => {
    expect(valuesOf(unit, "Restart")).toEqual(["on-failure"])
    expect([defectExitCode, 1, 130].map((code) => isCrash({ code, signal: null }))).toEqual([true, false, false])
    expect(valuesOf(unit, "RestartPreventExitStatus")).toEqual(["1"])
    expect(valuesOf(unit, "SuccessExitStatus")).toEqual(["130"])
  })

  test("runs a file of the archive", () => {
    const [, program = "", verb] = /^\/opt\/task-tracker\/(\S+) (\S+)/.exec(valuesOf(unit, "ExecStart")[0] ?? "") ?? []
    expect(verb).toBe("start")
    expect(existsSync(program)).toBe(true)
  })
})

test("the comment of the template names every role", () => {
  const [comment = ""] = textOf("task-tracker@.service").split("[Unit]")
  expect([...comment.matchAll(/@(\w+)/g)].map(([, role]) => role).toSorted()).toEqual([...roleNames].toSorted())
})

const analyze = (...args: ReadonlyArray<string>) => spawnSync("systemd-analyze", args, { encoding: "utf8" })
const hasSystemd = analyze("--version").status === 0

describe.skipIf(!hasSystemd)("systemd-analyze", () => {
  /** On a scale from 0 to 10. What is left: the network, and the missing MemoryDenyWriteExecute. */
  const mostExposed = 2

  test.each(units)("finds no fault in %s, and little exposure", (unit) => {
    const folder = mkdtempSync(join(tmpdir(), "tracker-units-"))
    const file = join(folder, unit)
    // The program and its user are not on the machine of the tests.
    const here = textOf(unit)
      .replace(/^ExecStart=.*$/m, "ExecStart=/bin/true")
      .replace(/^(User|Group)=.*$/gm, "$1=daemon")
    writeFileSync(file, here)
    const instance = file.replace("@.", "@http.")
    const verified = analyze("verify", "--man=no", instance)
    const security = analyze("security", "--no-pager", "--offline=yes", `--threshold=${mostExposed * 10}`, file)
    rmSync(folder, { recursive: true })
    expect(verified.stderr.split("\n").filter((line) => line.includes("task-tracker"))).toEqual([])
    expect(security.stdout).toContain("Overall exposure level")
    expect(
      security.status,
      security.stdout
        .split("\n")
        .filter((line) => line.includes("exposure"))
        .join("\n")
    ).toBe(0)
  })
})
