/** The memory that this process holds after a collection. */
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"

setFlagsFromString("--expose-gc")
// The cast is safe: the flag defines the function.
const collectGarbage = runInNewContext("gc") as () => void
/** Bytes, including the vectors, which are outside the heap. */
export const heapUsed = () => {
  collectGarbage()
  const { heapUsed: heap, external } = process.memoryUsage()
  return heap + external
}
