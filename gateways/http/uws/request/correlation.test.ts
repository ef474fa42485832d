/** The log lines of a request have a correlation of their own, and its commands carry the same. */
import { Effect, Layer, Logger, ManagedRuntime, References } from "effect"
import { HttpRouter, HttpServer, HttpServerResponse } from "effect/http"
import { expect, test } from "vitest"
import { CurrentCorrelation } from "../../../../streams/trace/correlation.ts"
import { uwsServer } from "../server.ts"

test("each request has its own correlation, in its lines and for its commands", async () => {
  const logged: Array<unknown> = []
  const keep = Logger.make(
    ({ fiber }) => void logged.push(fiber.getRef(References.CurrentLogAnnotations)["correlation"])
  )
  const route = Effect.andThen(
    Effect.logWarning("a line"),
    Effect.map(CurrentCorrelation, (correlation) => HttpServerResponse.text(correlation ?? "none"))
  )
  const server = ManagedRuntime.make(
    HttpRouter.serve(HttpRouter.add("GET", "/", route), { disableLogger: true, disableListenLog: true }).pipe(
      Layer.provideMerge(uwsServer({ host: "127.0.0.1", port: 0, mostBody: 1000 })),
      Layer.provide(Logger.layer([keep]))
    )
  )
  const { address } = await server.runPromise(HttpServer.HttpServer)
  const ask = async () => (await fetch(`http://127.0.0.1:${"port" in address ? address.port : 0}/`)).text()
  const answers = [await ask(), await ask()]
  expect(logged).toEqual(answers)
  expect(new Set(answers).size).toBe(2)
  expect(answers).not.toContain("none")
  await server.dispose()
})
