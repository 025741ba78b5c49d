import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `npm run dev`-style work on the pages finds the API: the front door of a running product. */
const API = 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // Not `assets`: `/assets/<id>` is the page of an asset.
    assetsDir: 'static',
    // One warning line per budget that matters: the first load is measured by test/web, in gzip.
    chunkSizeWarningLimit: 1600,
  },
  server: { proxy: { '/v1': API, '/dev': API, '/check': API } },
});
