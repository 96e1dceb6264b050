// rare-earth-risk/parquet: results as Parquet files. An entry of its own, as it needs hyparquet-writer.
export { toParquet } from './to-parquet.ts';
