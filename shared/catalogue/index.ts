import { catalogueOf } from './catalogue.ts'
import { nginx } from './components/nginx.ts'
import { nodeApp } from './components/node-app.ts'
import { postgres } from './components/postgres.ts'
import { redis } from './components/redis.ts'
import { tomcat } from './components/tomcat.ts'

/** The components that come with the product, in the order they are shown within their category. */
export const builtInCatalogue = catalogueOf([nginx, tomcat, nodeApp, postgres, redis])
