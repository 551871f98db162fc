import './zod-without-eval.ts'
import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { createContext, useContext } from 'react'
import { type Contract, contract } from '#shared/contract/contract.ts'
import { Bridge } from './bridge.ts'

/** Everything that can be asked of Stackwright, typed by the contract, whatever carries it. */
export type Api = ContractRouterClient<Contract>

/** True in the desktop window. The preload exposes nothing to ask for, so the page is told by where it was loaded from. */
const inDesktopWindow = (): boolean =>
  window.location.protocol === 'app:' || window.navigator.userAgent.includes('Electron/')

/** The client over the transport of the shell that serves the page: a MessagePort in the desktop, REST elsewhere. */
export function createApi(): Api {
  if (inDesktopWindow()) return createORPCClient(new Bridge())
  return createORPCClient(new OpenAPILink(contract, { url: `${window.location.origin}/api` }))
}

const ApiContext = createContext<Api | null>(null)
export const ApiProvider = ApiContext.Provider

/** The client of this window. Outside of ApiProvider it is a mistake of ours and throws. */
export function useApi(): Api {
  const api = useContext(ApiContext)
  if (!api) throw new Error('useApi is used outside of ApiProvider')
  return api
}
