import { createHmac, timingSafeEqual } from "node:crypto"

/** Compares a given secret or signature with the expected one. The time does not depend on where the texts differ. */
export const isSameSecret = (given: string, expected: string): boolean => {
  const [one, other] = [given, expected].map((text) => createHmac("sha256", "webhook").update(text).digest())
  return one !== undefined && other !== undefined && timingSafeEqual(one, other)
}
