/** `npm run dev`: serves the dashboard with hot reload on port 5173, and starts the product unless one runs. */
import { spawn } from "node:child_process"

const children = [
  spawn(process.execPath, ["ops/tt.mjs", "start"], { stdio: "inherit" }),
  // Vite's own file: the command on the PATH is a script on Windows, which only a shell can start.
  spawn(
    process.execPath,
    ["node_modules/vite/bin/vite.js", "ui", "--host", "127.0.0.1", "--port", "5173", "--strictPort"],
    { stdio: "inherit" }
  )
]
const stop = () => children.forEach((child) => child.kill("SIGTERM"))
process.on("SIGINT", stop)
process.on("SIGTERM", stop)
// The product ends at once when another one runs already, so only the end of the dashboard's server ends this command.
children[1]?.on("exit", (code) => {
  stop()
  process.exitCode = code ?? 0
})
