/** `npm run dev`: the dashboard with hot reload on 5173, against the running product; the product is started when none runs. */
import { spawn } from "node:child_process"

const children = [
  spawn("node", ["ops/tt.mjs", "start"], { stdio: "inherit" }),
  spawn("vite", ["ui", "--host", "127.0.0.1", "--port", "5173", "--strictPort"], { stdio: "inherit" })
]
const stop = () => children.forEach((child) => child.kill("SIGTERM"))
process.on("SIGINT", stop)
process.on("SIGTERM", stop)
// A product that runs already serves as well: only the dashboard's own end is the end.
children[1]?.on("exit", (code) => {
  stop()
  process.exitCode = code ?? 0
})
