"""Korean headings and words."""

_MODEL = "차종|차종명|모델|모델명|차량|차량 모델|차량 모델명|차량명|차명"
_CURRENCY = "통화|통화 코드|화폐|통화 단위"

SOURCING = {
    "model": _MODEL,
    "part_number": (
        "부품 번호|부품번호|품번|부품 코드|자재 번호|자재번호|자재 코드|"
        "품목 번호|품목 코드|파트 번호|파트넘버|"
        "도번|도면 번호|구성 부품 번호"
    ),
    "origin": "원산지|원산지 국가|원산국|생산국|제조국|생산지|원산지국",
    "unit_cost": (
        "단가|부품 단가|단위 원가|단위 비용|단위 가격|원가|가격|구매 단가|"
        "구매 가격|매입 단가|부품 가격|표준 원가|"
        "재료비|개당 가격|개당 단가"
    ),
    "quantity": "수량|소요량|대당 수량|대당 소요량|차량당 수량|사용 수량|사용량|개수|대당 사용량",
    "currency": _CURRENCY,
    "description": "품명|부품명|부품 이름|명칭|설명|부품 설명|품목명|자재명|자재 내역",
    "system": "시스템|하위 시스템|기능 그룹|부품군|부품 그룹|모듈",
    "supplier": "공급업체|공급업체명|공급사|공급자|협력사|협력업체|업체명|거래처|제조사|제조업체",
    "hts_code": "HS 코드|HS코드|HTS 코드|세번|세번부호|품목분류번호|관세 코드|관세번호|통계부호",
    "stated_role": "부품 구분|부품 역할|USMCA 구분",
    "regional_content": "역내가치비율|역내 부가가치|역내 부가가치 비율|역내가치함량|북미 함량|역내 함량",
    "us_content": "미국 함량|미국산 함량|미국산 비율|미국 비율",
    "freight_per_unit": "운임|운송비|단위 운임|개당 운임|물류비|운송 비용",
    "alternative": "조달 구분|소싱 구분|현행/대체|조달 상태",
    "switching_cost_usd": "전환 비용|변경 비용|금형비",
    "price_unit": "가격 단위|단가 기준 수량|가격 기준 수량",
    "stated_core_group": "핵심 그룹|핵심 부품 그룹",
    "core_component": "핵심 구성품",
    "part_net_cost": "부품 순원가|부품 순비용",
    "part_vnm": "비원산지 재료 가치|비원산지재료비",
    "component_vnm": "구성품 비원산지 재료 가치",
    "originating": "원산지 여부|원산지 충족|원산지 지위|역내산 여부",
    "us_transformed": "미국 실질적 변형",
    "level": "레벨|단계|계층|BOM 레벨|BOM레벨|BOM 단계|구조 레벨|계층 레벨|하위 레벨",
    "parent_part": (
        "모품번|모 품번|모품목|모품목 코드|상위 품번|상위품번|상위 부품|상위 부품 번호|상위 품목|"
        "상위 자재|모자재|상위 어셈블리"
    ),
    "made_by": (
        "자작/구매|제작/구매|내작/외작|자작/외주|자작구매구분|조달 유형|조달유형|내외작 구분|생산/구매"
    ),
}

MODELS = {
    "name": _MODEL,
    "vehicle_class": "차량 등급|차량 구분|차량 유형|차급",
    "assembly_country": "조립국|최종 조립국|조립 국가|조립지",
    "annual_volume": "연간 물량|연간 판매량|연간 생산량|연간 대수|판매량",
    "conversion_usd": "가공비|조립비|전환원가",
    "net_cost_usd": "순원가|순비용",
    "customs_value_usd": "과세가격|관세가격|신고가격",
    "msrp_usd": "권장소비자가격|소비자가격|소비자가",
    "outbound_freight_usd": "완성차 운임|완성차 운송비",
    "insurance_usd": "보험료",
    "transport_mode": "운송 방식|운송 수단|운송 방법",
    "lvc_share": "노동가치비율|노동부가가치비율",
    "steel_share": "원산지 철강|역내 철강",
    "aluminium_share": "원산지 알루미늄|역내 알루미늄",
    "model_line": "모델 라인|차종 라인",
    "plant": "공장|조립 공장|생산 공장",
    "hts_code": "차량 HS 코드|차량 HTS 코드",
    "powertrain": "파워트레인|동력원|구동 방식",
    "manufacturer": "완성차 업체|자동차 제조사",
    "vehicles_per_entry": "신고당 차량 수",
}

RATES = {
    "currency": _CURRENCY,
    "rate": "환율|적용 환율|대미 환율|달러 환율",
}

WORDS = {
    "yes": "예|네|있음|해당",
    "no": "아니오|아니요|없음|해당없음|미해당",
    "current": "현행|현재|기존",
    "alternative": "대체|대안|후보|견적",
    "core": "핵심|핵심 부품",
    "principal": "주요|주요 부품",
    "complementary": "보완|보완 부품",
    "other": "기타",
    "engine": "엔진",
    "transmission": "변속기",
    "body and chassis": "차체|섀시|차체 및 섀시",
    "axles": "차축|액슬",
    "suspension": "서스펜션|현가장치",
    "steering": "조향|조향장치|스티어링",
    "advanced battery": "배터리|첨단 배터리|구동 배터리",
    "passenger car": "승용차|승용|세단",
    "light truck": "소형 트럭|경트럭|픽업|픽업트럭",
    "heavy truck": "대형 트럭",
    "vessel": "선박|해상|해운",
    "rail": "철도|기차",
    "truck": "트럭|도로|육송",
    "combustion": "내연기관|가솔린|휘발유|디젤|경유",
    "hybrid": "하이브리드",
    "electric": "전기|전기차",
    "self": "내작|자체 제작|자체생산|생산|사내 제작",
    "supplier": "구매품|외작|외주품|구입|매입|조달품",
    "phantom": "팬텀|가상|가상품",
}
