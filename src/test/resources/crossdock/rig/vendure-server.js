// Starts a Vendure server on loopback with a seeded catalogue in memory. Configuration only: what it does is Vendure's.
// Arguments: port, number of extra products. Ends when its standard input ends, so that it never outlives who started it.
const fs = require('fs');
const path = require('path');
const home = process.cwd(); // where npm installed
const of = name => require(require.resolve(name, { paths: [home] }));
const core = of('@vendure/core');
const { populate } = of('@vendure/core/cli');

const [port, extra] = process.argv.slice(2).map(Number);
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
process.stdin.on('error', () => process.exit(0));

const config = {
  logger: new core.DefaultLogger({ level: core.LogLevel.Error, timestamp: false }),
  apiOptions: {
    port, hostname: '127.0.0.1', adminApiPath: 'admin-api', shopApiPath: 'shop-api',
    adminListQueryLimit: 1000, shopListQueryLimit: 1000,
  },
  authOptions: {
    tokenMethod: ['bearer'],
    superadminCredentials: { identifier: 'superadmin', password: 'superadmin' },
    cookieOptions: { secret: 'rig-only' },
    requireVerification: false,
  },
  // nothing to compile and nothing to clean up: the database is a WebAssembly SQLite that lives as long as the process
  dbConnectionOptions: { type: 'sqljs', synchronize: true, logging: false, autoSave: false },
  paymentOptions: { paymentMethodHandlers: [core.dummyPaymentHandler] },
  importExportOptions: { importAssetsDir: home },
  plugins: [core.DefaultJobQueuePlugin.init({ pollInterval: 1000 })],
};

/// Vendure's own sample products without their pictures, then generated ones with two variants each.
function products() {
  const assets = path.join(home, 'node_modules/@vendure/create/assets');
  const rows = fs.readFileSync(path.join(assets, 'products.csv'), 'utf8').split(/\r?\n/).filter(Boolean);
  const out = rows.map((row, at) => {
    const cells = split(row).map(cell => cell.trim());
    if (at > 0) {
      cells[3] = '';
      cells[12] = '';
    }
    return cells.join(',');
  });
  for (let i = 1; i <= extra; i++) {
    const id = String(i).padStart(5, '0');
    const price = 10 + i % 90;
    out.push(`Bulk Tee ${id},bulk-tee-${id},Generated,,category:Bulk,size,S,BT-${id}-S,${price}.00,standard,${20 + i % 50},true,,`);
    out.push(`,,,,,,M,BT-${id}-M,${price}.00,standard,${20 + i % 30},true,,`);
  }
  const file = path.join(home, `products-${port}.csv`);
  fs.writeFileSync(file, out.join('\n') + '\n');
  return { file, initial: require(path.join(assets, 'initial-data.json')) };
}

function split(row) {
  const cells = [];
  let cell = '';
  let isQuoted = false;
  for (const c of row) {
    if (c === '"') {
      isQuoted = !isQuoted;
      cell += c;
    } else if (c === ',' && !isQuoted) {
      cells.push(cell);
      cell = '';
    } else {
      cell += c;
    }
  }
  return [...cells, cell];
}

(async () => {
  const { file, initial } = products();
  const app = await populate(() => core.bootstrap(config), initial, file);
  fs.rmSync(file);
  // Node ends a connection after five idle seconds, now and then just as a client uses it again.
  app.getHttpServer().keepAliveTimeout = 120_000;
  await app.get(core.JobQueueService).start();
  console.log('READY vendure', core.VENDURE_VERSION, 'on', port);
})().catch(e => {
  console.error(e);
  process.exit(1);
});
