import { readFileSync, readdirSync } from "node:fs"

/** Megabytes of all processes on this folder. Shared pages are divided among them. */
export const memoryOf = (folder: string) => {
  const kilobytes = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        const ours =
          readFileSync(`/proc/${pid}/environ`, "utf8").includes(folder) ||
          readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(folder)
        return ours ? Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1]) : 0
      } catch {
        return 0
      }
    })
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1024
}
