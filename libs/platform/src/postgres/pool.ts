import { Pool } from 'pg';
import { createLogger } from '../telemetry/logger';
