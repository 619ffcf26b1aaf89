import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: './db/county/schema.ts',
  out: './db/county/migrations',
});
