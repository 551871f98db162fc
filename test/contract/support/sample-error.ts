import { z } from 'zod'
import { AppError } from '#shared/contract/app-error.ts'
import { type ErrorCode, type ErrorData, errorTable } from '#shared/contract/errors.ts'

export const errorCodes = Object.keys(errorTable) as ErrorCode[]

/** An error of the table with data of the right shape, made from the row's own schema. */
export function sampleError(code: ErrorCode): AppError {
  const { data } = errorTable[code]
  const sample = data.parse(sampleOf(z.toJSONSchema(data)))
  return new AppError(code, sample as ErrorData<ErrorCode>)
}

/** The part of JSON Schema that the table's data needs. */
interface Shape {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Shape[]
  readonly items?: Shape
  readonly properties?: Readonly<Record<string, Shape>>
}

function sampleOf(schema: unknown): unknown {
  const shape = schema as Shape
  if (shape.enum) return shape.enum[0]
  if (shape.anyOf) return sampleOf(shape.anyOf[0])
  if (shape.items) return [sampleOf(shape.items)]
  if (shape.properties)
    return Object.fromEntries(Object.entries(shape.properties).map(([key, value]) => [key, sampleOf(value)]))
  const type = typeof shape.type === 'object' ? shape.type[0] : shape.type
  if (type === 'object') return {}
  return type === 'string' ? 'wörd' : 7
}
