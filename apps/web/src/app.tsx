import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { BrowserRouter, Route, Routes } from 'react-router';
import { ApiError } from './api/problem';
import { PageFrame } from './frame/page-frame';
import { SessionProvider } from './frame/session-provider';
import { NotFoundPage } from './frame/not-found-page';
import { SearchPage } from './search/search-page';
import { AppearanceProvider } from './theme/appearance';

const AssetPage = lazy(() => import('./asset/asset-page'));
const AssetTracePage = lazy(() => import('./trace/trace-page'));
const CertificateTracePage = lazy(async () => ({
  default: (await import('./trace/trace-page')).CertificateTracePage,
}));
const AssetImpactPage = lazy(() => import('./impact/impact-page'));
const CertificateImpactPage = lazy(async () => ({
  default: (await import('./impact/impact-page')).CertificateImpactPage,
}));
const CertificatePage = lazy(() => import('./certificate/certificate-page'));
const NewCalibrationPage = lazy(() => import('./calibration/new-calibration-page'));
const ImpactCasePage = lazy(() => import('./impact-case/impact-case-page'));
const ProposalPage = lazy(() => import('./proposal/proposal-page'));
const ProposalsPage = lazy(() => import('./proposal/proposals-page'));
const CertificatesPage = lazy(() => import('./lists/certificates-page'));
const ImpactCasesPage = lazy(() => import('./lists/impact-cases-page'));
const OrganizationsPage = lazy(() => import('./lists/organizations-page'));
const OrganizationPage = lazy(() => import('./organization/organization-page'));
const QuantitiesPage = lazy(() => import('./lists/quantities-page'));
const SchemesPage = lazy(() => import('./lists/schemes-page'));
const SchemePage = lazy(() => import('./scheme/scheme-page'));
const CalculatorsPage = lazy(() => import('./calculators/calculators-page'));

/** `503 NOT_YET_VISIBLE` passes by itself; everything else that the server says is final. */
const RETRIES_MAX = 3;
const STALE_MS = 10_000;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: STALE_MS,
      refetchOnWindowFocus: false,
      retry: (failures, error) =>
        failures < RETRIES_MAX && error instanceof ApiError && error.problem.code === 'NOT_YET_VISIBLE',
    },
  },
});

/** Words of the server come in the reader's language: after a switch they are asked for again. */
function FollowLanguage() {
  const { i18n } = useTranslation();
  const { language } = i18n;
  const asked = useRef(language);
  useEffect(() => {
    if (asked.current === language) return;
    asked.current = language;
    void queries.invalidateQueries();
  }, [language]);
  return null;
}

export function App() {
  return (
    <AppearanceProvider>
      <QueryClientProvider client={queries}>
        <FollowLanguage />
        <SessionProvider>
          <BrowserRouter>
            <PageFrame>
              <Routes>
                <Route path="/" element={<SearchPage />} />
                <Route path="/assets/:id" element={<AssetPage />} />
                <Route path="/assets/:id/trace" element={<AssetTracePage />} />
                <Route path="/assets/:id/impact" element={<AssetImpactPage />} />
                <Route path="/certificates" element={<CertificatesPage />} />
                <Route path="/organizations" element={<OrganizationsPage />} />
                <Route path="/organizations/:id" element={<OrganizationPage />} />
                <Route path="/quantities" element={<QuantitiesPage />} />
                <Route path="/schemes" element={<SchemesPage />} />
                <Route path="/impact-cases" element={<ImpactCasesPage />} />
                <Route path="/certificates/:id" element={<CertificatePage />} />
                <Route path="/certificates/:id/trace" element={<CertificateTracePage />} />
                <Route path="/certificates/:id/impact" element={<CertificateImpactPage />} />
                <Route path="/calibrations/new" element={<NewCalibrationPage />} />
                <Route path="/impact-cases/:id" element={<ImpactCasePage />} />
                <Route path="/proposals" element={<ProposalsPage />} />
                <Route path="/proposals/:id" element={<ProposalPage />} />
                <Route path="/schemes/:id" element={<SchemePage />} />
                <Route path="/calculators" element={<CalculatorsPage />} />
                <Route path="/calculators/:calculator" element={<CalculatorsPage />} />
                <Route path="*" element={<NotFoundPage />} />
              </Routes>
            </PageFrame>
          </BrowserRouter>
        </SessionProvider>
      </QueryClientProvider>
    </AppearanceProvider>
  );
}
