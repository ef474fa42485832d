/** The memory of the product's processes, under the names that cAdvisor gives to the memory of their containers. */
import { readFileSync } from "node:fs"
import type { Product } from "../../../support/product/product.ts"
import { startStandIn } from "./standIn.ts"

const bytesPerKilobyte = 1024
/** The resident memory of a process. Source: proc_pid_status(5) */
const memoryOf = (pid: number) => {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? []
  return Number(kilobytes) * bytesPerKilobyte
}

/** `services`: each process with the name of its service in docker-compose.yml. */
export const startContainerFigures = (services: ReadonlyArray<readonly [service: string, Product]>) =>
  startStandIn("containers", () =>
    Promise.resolve(
      services.flatMap(([service, each]) => {
        const pid = each.pid()
        if (pid === null) return []
        const labels = {
          id: `/docker/${service}`,
          image: "task-tracker",
          name: `task-tracker-${service}-1`,
          container_label_com_docker_compose_project: "task-tracker",
          container_label_com_docker_compose_service: service
        }
        return [{ metric: "container_memory_working_set_bytes", labels, value: memoryOf(pid) }]
      })
    )
  )
